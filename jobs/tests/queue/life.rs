//! A job's life: it runs, fails, is tried again, and dies, and its fields come along.
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use jobs::queue::{Job, JobError, NewJob, Page, Queue, Retry, Waiting};
use serde_json::{Value, json};

use crate::{
    on_both,
    support::{Diary, Place, Worker, quick, until},
};

/// A job that fails its first `failures` runs, one way or another.
fn failing(queue: &Queue, class: &str, failures: u32, panics: bool) -> Arc<AtomicU32> {
    let runs = Arc::new(AtomicU32::new(0));
    let counted = runs.clone();
    queue.on(class, move |_| {
        let run = counted.fetch_add(1, Ordering::SeqCst);
        async move {
            assert!(!panics || run >= failures, "the shop sent an empty page");
            if run < failures { Err(JobError::new("Timeout", "the shop is slow")) } else { Ok(()) }
        }
    });
    runs
}

async fn dead(queue: &Queue) -> Vec<Job> {
    let listing = queue.waiting(Waiting::Dead, Page::first(10)).await.unwrap();
    listing.entries.into_iter().map(|entry| entry.job).collect()
}

on_both! {
    async fn a_batch_runs_in_the_order_it_was_enqueued(place: Place) {
        let queue = place.queue(jobs::queue::Options { concurrency: 1, ..quick() });
        let diary = Diary::default().kept_by(&queue, "Wish");
        let jids = queue.enqueue_all((0..20).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
        assert_eq!(jids.len(), 20);

        let worker = Worker::start(&queue);
        diary.has(20).await;
        worker.stop().await;
        assert_eq!(diary.lines(), (0..20).map(|n| n.to_string()).collect::<Vec<_>>());
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.processed, stats.failed, stats.enqueued, stats.busy), (20, 0, 0, 0));
    }

    async fn an_argument_arrives_as_it_was_sent(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default().kept_by(&queue, "Wish");
        let sent = [json!({"item_id": 7}), json!([1, 2]), json!("tea"), Value::Null, json!([])];
        for argument in &sent {
            queue.enqueue(NewJob::new("Wish", argument)).await.unwrap();
        }
        let worker = Worker::start(&queue);
        diary.has(sent.len()).await;
        worker.stop().await;
        let (mut seen, mut wanted) = (diary.lines(), sent.map(|argument| argument.to_string()).to_vec());
        seen.sort();
        wanted.sort();
        assert_eq!(seen, wanted);
    }

    async fn a_failing_job_is_tried_again_until_it_succeeds(place: Place) {
        let queue = place.queue(quick());
        let runs = failing(&queue, "Shop", 3, false);
        queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        until("it has run four times", || async { queue.stats().await.unwrap().processed == 4 }).await;
        worker.stop().await;
        assert_eq!(runs.load(Ordering::SeqCst), 4);
        assert_eq!(queue.stats().await.unwrap().failed, 3);
        assert!(dead(&queue).await.is_empty());
    }

    async fn a_panic_is_a_failure_like_any_other_and_costs_no_slot(place: Place) {
        let queue = place.queue(quick());
        let runs = failing(&queue, "Shop", 8, true);
        let diary = Diary::default().kept_by(&queue, "Wish");
        // Twice as many panics as there are slots, then a job that wants one.
        queue.enqueue_all((0..8).map(|n| NewJob::new("Shop", n)).collect()).await.unwrap();
        let worker = Worker::start(&queue);
        until("all have been retried", || async { runs.load(Ordering::SeqCst) == 16 }).await;
        queue.enqueue(NewJob::new("Wish", "after")).await.unwrap();
        diary.has(1).await;
        worker.stop().await;
        assert_eq!(queue.stats().await.unwrap().failed, 8);
        assert!(dead(&queue).await.is_empty());
    }

    async fn a_job_whose_tries_are_used_up_is_told_of_and_dies(place: Place) {
        let queue = place.queue(quick());
        let runs = failing(&queue, "Shop", u32::MAX, false);
        let told = Diary::default();
        let telling = told.clone();
        queue.on_exhausted(Arc::new(move |job: Job, error| {
            telling.note(format!("{} {} {error}", job.class, job.argument()));
            Box::pin(async {})
        }));
        queue.enqueue(NewJob::new("Shop", 7)).await.unwrap();
        let worker = Worker::start(&queue);
        until("it is dead", || async { queue.stats().await.unwrap().dead == 1 }).await;
        worker.stop().await;

        assert_eq!(runs.load(Ordering::SeqCst), 6, "once, and five retries");
        assert_eq!(told.lines(), ["Shop 7 Timeout: the shop is slow"]);
        let job = dead(&queue).await.remove(0);
        assert_eq!(job.error_class.as_deref(), Some("Timeout"));
        assert_eq!(job.error_message.as_deref(), Some("the shop is slow"));
        assert_eq!(job.retry_count, Some(5));
        assert!(job.failed_at.unwrap() <= job.retried_at.unwrap());
    }

    async fn a_job_may_choose_its_own_number_of_tries(place: Place) {
        let queue = place.queue(quick());
        let twice = failing(&queue, "Twice", u32::MAX, false);
        let once = failing(&queue, "Once", u32::MAX, false);
        let never = failing(&queue, "Never", u32::MAX, false);
        queue.enqueue(NewJob::new("Twice", 1).retry(Retry::Max(1))).await.unwrap();
        queue.enqueue(NewJob::new("Once", 1).retry(Retry::Max(0))).await.unwrap();
        queue.enqueue(NewJob::new("Never", 1).retry(Retry::Never)).await.unwrap();
        let worker = Worker::start(&queue);
        until("all have had their runs", || async { queue.stats().await.unwrap().processed == 4 }).await;
        worker.stop().await;
        assert_eq!([twice, once, never].map(|runs| runs.load(Ordering::SeqCst)), [2, 1, 1]);
        let mut classes: Vec<_> = dead(&queue).await.into_iter().map(|job| job.class).collect();
        classes.sort();
        assert_eq!(classes, ["Once", "Twice"], "as in Ruby, `retry: false` leaves no trace");
    }

    async fn a_class_nobody_knows_is_tried_again_because_another_version_may(place: Place) {
        let queue = place.queue(quick());
        queue.enqueue(NewJob::new("FromNextWeek", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        until("it failed", || async { queue.stats().await.unwrap().failed >= 1 }).await;
        let diary = Diary::default().kept_by(&queue, "FromNextWeek");
        diary.has(1).await;
        worker.stop().await;
    }

    async fn fields_we_do_not_know_survive_a_retry(place: Place) {
        let queue = place.queue(quick());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let seeing = seen.clone();
        queue.on("Shop", move |job: Job| {
            seeing.lock().unwrap().push((job.attempt(), job.extra.clone()));
            let first = job.attempt() == 1;
            async move { if first { Err(JobError::new("Timeout", "")) } else { Ok(()) } }
        });
        let job = NewJob::new("Shop", 7).with("request_id", "r-1").with("cattr", json!({"user": 3}));
        queue.enqueue(job.with("tags", json!(["shop"]))).await.unwrap();
        let worker = Worker::start(&queue);
        until("it ran twice", || async { seen.lock().unwrap().len() == 2 }).await;
        worker.stop().await;
        let seen = seen.lock().unwrap().clone();
        assert_eq!((seen[0].0, seen[1].0), (1, 2));
        assert_eq!(seen[0].1["cattr"], json!({"user": 3}));
        assert_eq!(seen[0].1, seen[1].1);
    }

    async fn a_job_can_ask_whether_it_is_still_its_own(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let asking = diary.clone();
        queue.on("Asks", move |job: Job| {
            let diary = asking.clone();
            async move {
                diary.note(job.lease.still_mine().await && jobs::queue::Lease::current().still_mine().await);
                Ok(())
            }
        });
        queue.enqueue(NewJob::new("Asks", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(1).await;
        worker.stop().await;
        assert_eq!(diary.lines(), ["true"]);
    }

    async fn the_last_hour_is_sixty_minutes_that_add_up(place: Place) {
        let queue = place.queue(quick());
        failing(&queue, "Shop", 1, false);
        queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
        let worker = Worker::start(&queue);
        until("it is done", || async { queue.stats().await.unwrap().processed == 2 }).await;
        worker.stop().await;
        let minutes = queue.throughput().await.unwrap();
        assert_eq!(minutes.len(), 60);
        assert!(minutes.windows(2).all(|pair| pair[1].at - pair[0].at == 60));
        let sums = minutes.iter().fold((0, 0), |sum, m| (sum.0 + m.processed, sum.1 + m.failed));
        assert_eq!(sums, (2, 1));
    }

    async fn a_queue_cannot_run_twice_in_one_process(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default().kept_by(&queue, "Wish");
        let worker = Worker::start(&queue);
        queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
        diary.has(1).await;
        let again = tokio::time::timeout(Duration::from_secs(5), queue.run()).await.unwrap();
        assert!(again.unwrap_err().to_string().contains("already running"));
        worker.stop().await;
    }
}
