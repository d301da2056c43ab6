//! Quiet and stop: nothing is lost, and nobody waits for ever.
use std::{sync::Arc, time::Duration};

use jobs::queue::{NewJob, Page, Queue};
use tokio::sync::Notify;

use crate::{
    on_both,
    support::{Diary, Place, Worker, quick, until},
};

/// A job that starts and then waits for the returned bell.
fn patient(queue: &Queue, class: &str, diary: &Diary) -> Arc<Notify> {
    let bell = Arc::new(Notify::new());
    let (waiting, diary) = (bell.clone(), diary.clone());
    queue.on(class, move |_| {
        let (bell, diary) = (waiting.clone(), diary.clone());
        async move {
            diary.note("started");
            bell.notified().await;
            diary.note("finished");
            Ok(())
        }
    });
    bell
}

on_both! {
    async fn a_stopping_worker_lets_running_jobs_finish(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let bell = patient(&queue, "Slow", &diary);
        queue.enqueue(NewJob::new("Slow", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(1).await;
        queue.shutdown();
        tokio::time::sleep(Duration::from_millis(50)).await;
        bell.notify_one();
        worker.ended().await;
        assert_eq!(diary.lines(), ["started", "finished"]);
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.processed, stats.enqueued, stats.busy), (1, 0, 0));
    }

    async fn a_job_that_outlasts_the_deadline_is_handed_back_and_done_later(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let _never = patient(&queue, "Slow", &diary);
        queue.enqueue(NewJob::new("Slow", 1).with("request_id", "r-1")).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(1).await;
        worker.stop_within(Duration::from_millis(50)).await;

        let queued = queue.queued("default", Page::first(10)).await.unwrap();
        assert_eq!(queued.total, 1);
        assert_eq!(queued.entries[0].extra("request_id"), Some("r-1"));
        assert_eq!(queued.entries[0].retry_count, None, "being interrupted is not a failure");
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.processed, stats.failed, stats.busy), (0, 0, 0));
    }

    async fn a_quiet_worker_takes_no_new_jobs_but_stays(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let bell = patient(&queue, "Slow", &diary);
        queue.enqueue(NewJob::new("Slow", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(1).await;
        queue.quiet();
        queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
        bell.notify_one();
        until("the slow job is done", || async { queue.stats().await.unwrap().processed == 1 }).await;
        tokio::time::sleep(Duration::from_millis(150)).await;
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.enqueued, stats.processed), (1, 1));
        worker.stop_within(Duration::ZERO).await;
        assert_eq!(queue.stats().await.unwrap().enqueued, 1);
    }
}

#[tokio::test]
async fn the_embedded_queue_drains_what_fits_before_the_deadline() {
    let queue = Queue::embedded(quick());
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    queue.enqueue_all((0..500).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
    worker.stop().await;
    assert_eq!(diary.count(), 500, "what is in memory would be gone with the process");
}
