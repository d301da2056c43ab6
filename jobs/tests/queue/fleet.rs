//! Several processes at once, and what is said to them through Redis.
use std::time::Duration;

use jobs::queue::{NewJob, Options, Signal};

use crate::support::{Diary, Process, Redis, Worker, process::written, quick, until};

#[tokio::test]
async fn a_fleet_shares_the_work_and_does_each_job_once() {
    let Some(redis) = Redis::start().await else { return };
    let queues = [redis.queue(quick()), redis.queue(quick()), redis.queue(quick())];
    let diary = Diary::default();
    let workers: Vec<_> = queues
        .iter()
        .map(|queue| {
            diary.clone().kept_by(queue, "Wish");
            Worker::start(queue)
        })
        .collect();
    for batch in 0..10 {
        queues[0]
            .enqueue_all((0..100).map(|n| NewJob::new("Wish", batch * 100 + n)).collect())
            .await
            .unwrap();
    }
    until("all are done", || async { queues[0].stats().await.unwrap().processed == 1000 }).await;
    assert_eq!(queues[1].stats().await.unwrap().processes, 3);
    for worker in workers {
        worker.stop().await;
    }
    let mut seen = diary.lines();
    seen.sort();
    seen.dedup();
    assert_eq!((seen.len(), diary.count()), (1000, 1000));
    assert_eq!(queues[0].stats().await.unwrap().processes, 0, "they took their leave");
}

#[tokio::test]
async fn a_tick_belongs_to_the_whole_fleet() {
    let Some(redis) = Redis::start().await else { return };
    let queues = [redis.queue(quick()), redis.queue(quick()), redis.queue(quick())];
    let diary = Diary::default();
    let began = std::time::Instant::now();
    let mut workers = Vec::new();
    for queue in &queues {
        diary.clone().kept_by(queue, "Tick");
        queue.every("tick", Duration::from_millis(200), NewJob::new("Tick", 1));
        workers.push(Worker::start(queue));
    }
    diary.has(5).await;
    let ticks = began.elapsed().as_millis() as usize / 200 + 1;
    assert!(diary.count() <= ticks, "{} runs in {ticks} ticks", diary.count());
    for worker in workers {
        worker.stop().await;
    }
}

#[tokio::test]
async fn a_worker_obeys_quiet_and_stop_from_outside() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    until("it is there", || async { queue.stats().await.unwrap().processes == 1 }).await;
    let me = queue.processes().await.unwrap().remove(0);
    assert!(!me.quiet && me.rss_kb > 0 && me.beat > 1.7e9);
    queue.signal(&me.identity, Signal::Quiet).await.unwrap();
    until("it shows as quiet", || async { queue.processes().await.unwrap()[0].quiet }).await;
    queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(diary.count(), 0, "a quiet worker takes nothing new");
    queue.signal(&me.identity, Signal::Stop).await.unwrap();
    worker.ended().await;
    let stats = queue.stats().await.unwrap();
    assert_eq!((stats.enqueued, stats.processes), (1, 0));
}

#[tokio::test]
async fn a_worker_full_of_long_jobs_keeps_none_from_the_others() {
    let Some(redis) = Redis::start().await else { return };
    let busy = redis.queue(Options { concurrency: 1, ..quick() });
    busy.on("Slow", |_| std::future::pending());
    let worker = Worker::start(&busy);
    busy.enqueue(NewJob::new("Slow", 1)).await.unwrap();
    until("it is busy", || async { busy.stats().await.unwrap().busy == 1 }).await;
    let free = redis.queue(quick());
    let diary = Diary::default().kept_by(&free, "Wish");
    let other = Worker::start(&free);
    for n in 0..20 {
        free.enqueue(NewJob::new("Wish", n)).await.unwrap();
    }
    diary.has(20).await;
    other.stop().await;
    worker.stop_within(Duration::ZERO).await;
}

#[tokio::test]
async fn jobs_fetched_ahead_do_not_wait_behind_a_slow_one() {
    let Some(redis) = Redis::start().await else { return };
    let hasty = redis.queue(Options { concurrency: 1, ..quick() });
    let (diary, slow) = (Diary::default().kept_by(&hasty, "Wish"), Diary::default());
    let noting = slow.clone();
    hasty.on("Slow", move |_| {
        noting.note("started");
        std::future::pending()
    });
    let worker = Worker::start(&hasty);
    // So many quick jobs that it learns to fetch ahead.
    hasty.enqueue_all((0..2000).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
    diary.has(2000).await;
    let mut jobs = vec![NewJob::new("Slow", 1)];
    jobs.extend((0..20).map(|n| NewJob::new("Wish", n)));
    hasty.enqueue_all(jobs).await.unwrap();
    slow.has(1).await;
    let idle = redis.queue(quick());
    let diary = Diary::default().kept_by(&idle, "Wish");
    let other = Worker::start(&idle);
    diary.has(20).await;
    other.stop().await;
    worker.stop_within(Duration::ZERO).await;
    assert_eq!(idle.stats().await.unwrap().enqueued, 1, "only the slow one was handed back");
}

#[tokio::test]
async fn a_worker_in_another_process_takes_what_this_one_enqueues() {
    let Some(redis) = Redis::start().await else { return };
    let other = Process::start(&redis);
    let queue = redis.queue(quick());
    queue.enqueue(NewJob::new("Slow", 1)).await.unwrap();
    until("it is done", || async { queue.stats().await.unwrap().processed == 1 }).await;
    let pid = other.pid();
    assert_eq!(written(&redis).await, [format!("started {pid}"), format!("ended {pid}")]);
}
