//! Jobs that wait: for their time, for their turn, or because one of their kind is already there.
use std::time::Duration;

use jobs::queue::{NewJob, Options, Page, QueueOptions, Schedule, Unique, Waiting};

use crate::{
    on_both,
    support::{Diary, Place, Worker, quick, until},
};

const SOON: Duration = Duration::from_millis(300);

on_both! {
    async fn a_delayed_job_waits_for_its_time(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default().kept_by(&queue, "Wish");
        let worker = Worker::start(&queue);
        let asked = std::time::Instant::now();
        queue.enqueue_in(SOON, NewJob::new("Wish", "later")).await.unwrap();
        queue.enqueue(NewJob::new("Wish", "now")).await.unwrap();
        assert_eq!(queue.stats().await.unwrap().scheduled, 1);
        diary.has(2).await;
        worker.stop().await;
        assert_eq!(diary.lines(), [r#""now""#, r#""later""#]);
        assert!(asked.elapsed() >= SOON);
    }

    async fn a_unique_job_is_queued_once_and_again_after_it_has_started(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default().kept_by(&queue, "Wish");
        let wish = |n: i32| NewJob::new("Wish", n).unique(Unique::until_start());
        let first = queue.enqueue(wish(1)).await.unwrap();
        let again = queue.enqueue_all(vec![wish(1), wish(2), wish(1)]).await.unwrap();
        assert_eq!((&again[0], &again[2]), (&first, &first), "the waiting job answers for its likes");
        assert_ne!(again[1], first, "other arguments are another job");
        assert_eq!(queue.stats().await.unwrap().enqueued, 2);

        let worker = Worker::start(&queue);
        diary.has(2).await;
        queue.enqueue(wish(1)).await.unwrap();
        diary.has(3).await;
        worker.stop().await;
        assert_eq!(diary.count(), 3);
    }

    async fn a_job_unique_until_start_may_be_enqueued_while_it_runs(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let (again, noting) = (queue.clone(), diary.clone());
        queue.on("Wish", move |job| {
            let (queue, diary) = (again.clone(), noting.clone());
            async move {
                if diary.count() == 0 {
                    diary.note("first");
                    let more = queue.enqueue(NewJob::new("Wish", 1).unique(Unique::until_start())).await?;
                    assert_ne!(more, job.jid);
                } else {
                    diary.note("second");
                }
                Ok(())
            }
        });
        queue.enqueue(NewJob::new("Wish", 1).unique(Unique::until_start())).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(2).await;
        worker.stop().await;
        assert_eq!(diary.lines(), ["first", "second"]);
    }

    async fn a_job_unique_until_done_is_not_enqueued_while_it_runs(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default();
        let (again, noting) = (queue.clone(), diary.clone());
        let wish = || NewJob::new("Wish", 1).unique(Unique::until_done());
        queue.on("Wish", move |job| {
            let (queue, diary) = (again.clone(), noting.clone());
            async move {
                diary.note(queue.enqueue(wish()).await? == job.jid);
                Ok(())
            }
        });
        queue.enqueue(wish()).await.unwrap();
        let worker = Worker::start(&queue);
        until("it is done", || async { queue.stats().await.unwrap().processed == 1 }).await;
        assert_eq!(diary.lines(), ["true"]);
        queue.enqueue(wish()).await.unwrap();
        diary.has(2).await;
        worker.stop().await;
    }

    async fn a_lock_ends_by_itself_so_a_lost_job_blocks_nobody_for_good(place: Place) {
        let queue = place.queue(quick());
        let brief = Unique { at_most: Duration::from_millis(50), ..Unique::until_done() };
        let first = queue.enqueue(NewJob::new("Wish", 1).unique(brief)).await.unwrap();
        assert_eq!(queue.enqueue(NewJob::new("Wish", 1).unique(brief)).await.unwrap(), first);
        tokio::time::sleep(Duration::from_millis(60)).await;
        assert_ne!(queue.enqueue(NewJob::new("Wish", 1).unique(brief)).await.unwrap(), first);
    }

    async fn a_periodic_job_runs_at_each_tick(place: Place) {
        let queue = place.queue(quick());
        let diary = Diary::default().kept_by(&queue, "Tick");
        queue.every("tick", Duration::from_millis(100), NewJob::new("Tick", 1));
        queue.every("night", Schedule::cron("0 3 1 1 *").unwrap(), NewJob::new("Tick", "new year"));
        let worker = Worker::start(&queue);
        diary.has(3).await;
        worker.stop().await;
        assert!(diary.lines().iter().all(|line| line == "1"), "a schedule seen for the first time waits");
    }

    async fn a_flood_in_one_queue_does_not_starve_another(place: Place) {
        let queues = vec![QueueOptions::new("default", 5), QueueOptions::new("low_priority", 1)];
        let queue = place.queue(Options { concurrency: 1, queues, ..quick() });
        let diary = Diary::default().kept_by(&queue, "Wish");
        queue.enqueue_all((0..300).map(|_| NewJob::new("Wish", "flood")).collect()).await.unwrap();
        queue.enqueue(NewJob::new("Wish", "quiet").queue("low_priority")).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(301).await;
        worker.stop().await;
        let turn = diary.lines().iter().position(|line| line.contains("quiet")).unwrap();
        assert!(turn < 299, "it had its turn before the flood was over ({turn})");
    }

    async fn a_queue_with_a_limit_leaves_slots_for_others(place: Place) {
        let queues = vec![QueueOptions::new("default", 1), QueueOptions::new("slow", 9).limit(1)];
        let queue = place.queue(Options { concurrency: 2, queues, ..quick() });
        let diary = Diary::default().kept_by(&queue, "Wish");
        let (gate, opened) = tokio::sync::watch::channel(false);
        queue.on("Slow", move |_| {
            let mut opened = opened.clone();
            async move {
                let _ = opened.wait_for(|open| *open).await;
                Ok(())
            }
        });
        queue.enqueue_all((0..3).map(|n| NewJob::new("Slow", n).queue("slow")).collect()).await.unwrap();
        queue.enqueue_all((0..5).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
        let worker = Worker::start(&queue);
        diary.has(5).await;
        let slots = || async {
            let stats = queue.stats().await.unwrap();
            (stats.busy, stats.enqueued)
        };
        until("one slow job runs and two wait", || async { slots().await == (1, 2) }).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(slots().await, (1, 2), "though a slot is free");
        gate.send(true).unwrap();
        until("all are done", || async { queue.stats().await.unwrap().processed == 8 }).await;
        worker.stop().await;
    }

    async fn the_dead_are_kept_up_to_a_number_and_an_age(place: Place) {
        let keep = |at_most, keep| jobs::queue::DeadOptions { at_most, keep };
        let five = place.queue(Options { dead: keep(5, Duration::from_hours(1)), ..quick() });
        let worker = Worker::start(&five);
        five.enqueue_all((0..12).map(|n| NewJob::new("Nobody", n).retry(jobs::queue::Retry::Max(0))).collect())
            .await
            .unwrap();
        until("all have failed", || async { five.stats().await.unwrap().failed == 12 }).await;
        worker.stop().await;
        let dead = five.waiting(Waiting::Dead, Page::first(20)).await.unwrap();
        assert_eq!((dead.total, dead.entries.len()), (5, 5));

        let brief = place.queue(Options { dead: keep(5, Duration::from_millis(50)), ..quick() });
        let worker = Worker::start(&brief);
        brief.enqueue(NewJob::new("Nobody", "old").retry(jobs::queue::Retry::Max(0))).await.unwrap();
        until("it is dead", || async { brief.stats().await.unwrap().dead >= 1 }).await;
        tokio::time::sleep(Duration::from_millis(60)).await;
        brief.enqueue(NewJob::new("Nobody", "new").retry(jobs::queue::Retry::Max(0))).await.unwrap();
        let only_the_new = || async {
            let dead = brief.waiting(Waiting::Dead, Page::first(20)).await.unwrap();
            dead.total == 1 && dead.entries[0].job.argument() == "new"
        };
        until("only the new one is left", only_the_new).await;
        worker.stop().await;
    }
}
