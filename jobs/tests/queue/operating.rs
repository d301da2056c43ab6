//! An operator's view: what is there, and what can be done about it.
use std::time::Duration;

use jobs::queue::{NewJob, Page, Queue, Retry, Unique, Waiting};

use crate::{
    on_both,
    support::{Diary, Place, Worker, quick, until},
};

async fn bury(queue: &Queue, jobs: u64) {
    let mortal = |n| NewJob::new("Mortal", n).retry(Retry::Max(0));
    queue.enqueue_all((0..jobs).map(mortal).collect()).await.unwrap();
    let worker = Worker::start(queue);
    until("they are dead", || async { queue.stats().await.unwrap().dead == jobs }).await;
    worker.stop().await;
}

on_both! {
    async fn queues_show_their_size_and_how_long_the_oldest_waits(place: Place) {
        let queue = place.queue(quick());
        queue.enqueue_all((0..3).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
        queue.enqueue(NewJob::new("Wish", 1).queue("mailers")).await.unwrap();
        tokio::time::sleep(Duration::from_millis(30)).await;
        let queues = queue.queues().await.unwrap();
        let shown: Vec<_> = queues.iter().map(|queue| (queue.name.as_str(), queue.size)).collect();
        assert_eq!(shown, [("default", 3), ("mailers", 1)]);
        assert!(queues.iter().all(|queue| (0.03..30.0).contains(&queue.latency)));
        let page = queue.queued("default", Page { offset: 1, limit: 1 }).await.unwrap();
        assert_eq!((page.total, page.entries.len()), (3, 1));
        assert_eq!(page.entries[0].argument(), 1, "the next to run comes first");
        let none = queue.queued("default", Page::first(0)).await.unwrap();
        assert_eq!((none.total, none.entries.len()), (3, 0));
    }

    async fn the_dead_can_be_seen_by_the_page_removed_and_run_again(place: Place) {
        let queue = place.queue(quick());
        bury(&queue, 5).await;
        let page = queue.waiting(Waiting::Dead, Page { offset: 3, limit: 10 }).await.unwrap();
        assert_eq!((page.total, page.entries.len()), (5, 2));
        let jid = page.entries[0].job.jid.clone();
        assert!(queue.remove(Waiting::Dead, &jid).await.unwrap());
        assert!(!queue.remove(Waiting::Dead, &jid).await.unwrap(), "it is gone");
        let jid = page.entries[1].job.jid.clone();
        assert!(queue.run_now(Waiting::Dead, &jid).await.unwrap());
        assert_eq!(queue.queued("default", Page::first(1)).await.unwrap().entries[0].jid, jid);
        assert_eq!(queue.run_all_now(Waiting::Dead).await.unwrap(), 3);
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.dead, stats.enqueued), (0, 4));
    }

    async fn scheduled_jobs_are_listed_by_time_and_can_be_cleared(place: Place) {
        let queue = place.queue(quick());
        for hours in [3, 1, 2] {
            queue.enqueue_in(Duration::from_hours(hours), NewJob::new("Wish", hours)).await.unwrap();
        }
        let page = queue.waiting(Waiting::Scheduled, Page::first(10)).await.unwrap();
        let hours: Vec<_> = page.entries.iter().map(|entry| entry.job.argument()).collect();
        assert_eq!(hours, [1, 2, 3]);
        assert!(queue.waiting(Waiting::Scheduled, Page::first(0)).await.unwrap().entries.is_empty());
        assert_eq!(queue.clear_waiting(Waiting::Scheduled).await.unwrap(), 3);
        assert_eq!(queue.stats().await.unwrap().scheduled, 0);
    }

    async fn a_class_can_be_cancelled_wherever_it_waits(place: Place) {
        let queue = place.queue(quick());
        let unique = || NewJob::new("Spam", 1).unique(Unique::until_done());
        let first = queue.enqueue(unique()).await.unwrap();
        queue.enqueue(NewJob::new("Spam", 2).queue("mailers")).await.unwrap();
        queue.enqueue_in(Duration::from_hours(1), NewJob::new("Spam", 3)).await.unwrap();
        queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
        assert_eq!(queue.cancel("Spam").await.unwrap(), 3);
        let stats = queue.stats().await.unwrap();
        assert_eq!((stats.enqueued, stats.scheduled), (1, 0));
        assert_ne!(queue.enqueue(unique()).await.unwrap(), first, "its lock went with it");
        assert_eq!(queue.clear_queue("default").await.unwrap(), 2);
        assert_ne!(queue.enqueue(unique()).await.unwrap(), first);
    }

    async fn old_jobs_can_be_cancelled_by_age(place: Place) {
        let queue = place.queue(quick());
        queue.enqueue(NewJob::new("Wish", "old")).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
        let between = chrono::Utc::now().timestamp_micros() as f64 / 1e6;
        tokio::time::sleep(Duration::from_millis(20)).await;
        queue.enqueue(NewJob::new("Wish", "new")).await.unwrap();
        assert_eq!(queue.cancel_older_than(between).await.unwrap(), 1);
        assert_eq!(queue.queued("default", Page::first(9)).await.unwrap().entries[0].argument(), "new");
    }

    async fn a_running_job_and_its_process_can_be_seen(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let noting = diary.clone();
        queue.on("Slow", move |_| {
            noting.note("started");
            std::future::pending()
        });
        queue.enqueue(NewJob::new("Slow", 7)).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(1).await;
        until("it shows", || async { !queue.busy().await.unwrap().is_empty() }).await;
        let busy = queue.busy().await.unwrap().remove(0);
        assert_eq!((busy.job.class.as_str(), busy.job.argument()), ("Slow", 7.into()));
        let process = queue.processes().await.unwrap().remove(0);
        assert_eq!(process.identity, busy.process);
        assert_eq!((process.concurrency, process.busy), (4, 1));
        assert_eq!((process.pid, process.queues), (std::process::id(), vec!["default".to_string()]));
        worker.stop_within(Duration::ZERO).await;
    }

    async fn pinging_a_queue_that_is_there_answers(place: Place) {
        place.queue(quick()).ping().await.unwrap();
    }
}
