//! Working off what is due and going on, as tests and tasks do.
use std::time::Duration;

use jobs::queue::{Job, NewJob, Queue};

use crate::support::{Diary, quick};

#[tokio::test]
async fn everything_due_is_performed_and_what_it_enqueues_too() {
    let queue = Queue::embedded(quick());
    let diary = Diary::default().kept_by(&queue, "Wish");
    let also = queue.clone();
    queue.on("List", move |job: Job| {
        let also = also.clone();
        async move {
            also.enqueue(NewJob::new("Wish", job.argument())).await?;
            Ok(())
        }
    });
    queue.enqueue(NewJob::new("List", 7)).await.unwrap();
    queue.enqueue_in(Duration::from_hours(1), NewJob::new("Wish", 8)).await.unwrap();
    assert_eq!(queue.perform_due().await.unwrap(), 2);
    assert_eq!(diary.lines(), ["7"]);
    assert_eq!(queue.perform_due().await.unwrap(), 0);
    assert_eq!(queue.stats().await.unwrap().scheduled, 1);
}
