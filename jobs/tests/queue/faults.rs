//! What must not lose a job: killed and frozen workers, cut and frozen cables, a Redis that goes, comes back or forgets.
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use jobs::queue::{
    Backoff, Job, JobError, NewJob, Options, Page, Queue, Retry, RetryPolicy, Unique, Waiting,
};

use crate::support::{Cable, Diary, Process, Redis, Worker, process::written, quick, until};

async fn processed(queue: &Queue, jobs: u64) {
    until(&format!("{jobs} are done"), || async { queue.stats().await.is_ok_and(|s| s.processed == jobs) })
        .await;
}

/// Nothing is queued, held or offered any more.
async fn all_clear(redis: &Redis) {
    until("every list is empty", || async {
        let (keys,) = redis.ask::<(Vec<String>,)>(redis::pipe().keys("*")).await;
        !keys.iter().any(|key| ["queue:", "held:", "offered:"].iter().any(|list| key.starts_with(list)))
    })
    .await;
}

#[tokio::test]
async fn a_killed_worker_loses_none_of_its_jobs() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let mut doomed = Process::start(&redis);
    queue.enqueue_all((0..6).map(|_| NewJob::new("Slow", 60_000)).collect()).await.unwrap();
    until("it has its hands full", || async { written(&redis).await.len() == 4 }).await;
    doomed.kill();

    let diary = Diary::default().kept_by(&queue, "Slow");
    let worker = Worker::start(&queue);
    diary.has(6).await;
    processed(&queue, 6).await;
    worker.stop().await;
    all_clear(&redis).await;
    assert_eq!(diary.count(), 6, "four that were running and two that waited");
    assert_eq!(queue.stats().await.unwrap().failed, 0);
}

#[tokio::test]
async fn a_job_that_kills_every_worker_is_given_up_and_told_of() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let told = Diary::default();
    let telling = told.clone();
    queue.on_exhausted(Arc::new(move |job: Job, error: JobError| {
        telling.note(format!("{} {}", job.class, error.class));
        Box::pin(async {})
    }));
    queue.enqueue(NewJob::new("Deadly", 1)).await.unwrap();
    let undertaker = redis.queue(Options { queues: vec![], ..quick() });
    let telling = told.clone();
    undertaker.on_exhausted(Arc::new(move |job: Job, error: JobError| {
        telling.note(format!("{} {}", job.class, error.class));
        Box::pin(async {})
    }));
    let worker = Worker::start(&undertaker);
    for _ in 0..4 {
        let mut victim = Process::start(&redis);
        until("the job has taken the worker with it", || async {
            queue.queued("default", Page::first(1)).await.unwrap().total == 0
        })
        .await;
        let back = || async {
            let stats = queue.stats().await.unwrap();
            stats.enqueued + stats.dead == 1
        };
        until("it is back, or dead", back).await;
        victim.kill();
    }
    until("it is dead", || async { queue.stats().await.unwrap().dead == 1 }).await;
    told.has(1).await;
    worker.stop().await;
    assert_eq!(told.lines(), ["Deadly WorkerDied"]);
}

#[tokio::test]
async fn a_frozen_worker_that_wakes_up_does_not_finish_what_was_handed_on() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let frozen = Process::start(&redis);
    queue.enqueue(NewJob::new("Slow", 500)).await.unwrap();
    until("it has started", || async { written(&redis).await.len() == 1 }).await;
    frozen.freeze();

    let diary = Diary::default().kept_by(&queue, "Slow");
    let worker = Worker::start(&queue);
    diary.has(1).await;
    worker.stop().await;
    frozen.thaw();
    // It learns that it lost its job, and is of use again.
    queue.enqueue(NewJob::new("Slow", 0)).await.unwrap();
    until("it did another job", || async {
        written(&redis).await.iter().filter(|line| line.starts_with("ended")).count() == 1
    })
    .await;
    processed(&queue, 2).await;
    let lines = written(&redis).await;
    assert_eq!(lines.iter().filter(|line| line.starts_with("started")).count(), 2, "{lines:?}");
    assert_eq!(diary.count(), 1);
    all_clear(&redis).await;
}

#[tokio::test]
async fn a_run_that_was_handed_on_knows_it_and_its_outcome_does_not_count() {
    let Some(redis) = Redis::start().await else { return };
    // Its heart is so slow, and its only slot so busy, that this worker does not notice by itself.
    let queue = redis.queue(Options { beat: Duration::from_hours(1), concurrency: 1, ..quick() });
    let diary = Diary::default();
    let (asking, rescuer) = (diary.clone(), redis.queue(quick()));
    queue.on("Shop", move |job: Job| {
        let (diary, rescuer) = (asking.clone(), rescuer.clone());
        async move {
            diary.note(job.lease.still_mine().await);
            until("others have it", || async { rescuer.rescue().await.unwrap() == 1 }).await;
            diary.note(job.lease.still_mine().await);
            Err(JobError::new("Timeout", "would be retried, if it were ours"))
        }
    });
    queue.enqueue(NewJob::new("Shop", 1).queue("default")).await.unwrap();
    let worker = Worker::start(&queue);
    diary.has(1).await;
    queue.quiet();
    diary.has(2).await;
    worker.stop().await;
    assert_eq!(diary.lines(), ["true", "false"]);
    let stats = queue.stats().await.unwrap();
    assert_eq!((stats.processed, stats.failed, stats.retries), (0, 0, 0));
    assert_eq!(stats.enqueued, 1, "it waits for another worker, once");
}

#[tokio::test]
async fn a_frozen_cable_hangs_no_slot() {
    let Some(redis) = Redis::start().await else { return };
    let cable = Cable::to(&redis).await;
    let options = Options { answer_within: Duration::from_millis(300), ..quick() };
    let behind = Queue::sidekiq(&cable.url(), options).unwrap();
    let diary = Diary::default().kept_by(&behind, "Wish");
    let worker = Worker::start(&behind);
    let queue = redis.queue(quick());
    queue.enqueue(NewJob::new("Wish", "before")).await.unwrap();
    diary.has(1).await;
    cable.freeze();
    // Redis hands this one to the ear behind the frozen cable, and no other comes to wake the worker.
    queue.enqueue(NewJob::new("Wish", "into the void")).await.unwrap();
    processed(&queue, 2).await;
    cable.freeze();
    queue.enqueue_all((0..10).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
    processed(&queue, 12).await;
    worker.stop().await;
    all_clear(&redis).await;
}

#[tokio::test]
async fn answers_lost_on_the_way_lose_no_job() {
    let Some(redis) = Redis::start().await else { return };
    let cable = Cable::to(&redis).await;
    let behind = Queue::sidekiq(&cable.url(), quick()).unwrap();
    let diary = Diary::default().kept_by(&behind, "Wish");
    let worker = Worker::start(&behind);
    let queue = redis.queue(quick());
    for batch in 0..20 {
        queue.enqueue_all((0..50).map(|n| NewJob::new("Wish", batch * 50 + n)).collect()).await.unwrap();
        tokio::time::sleep(Duration::from_millis(3)).await;
        cable.cut();
    }
    until("each wish was seen", || async {
        let mut seen = diary.lines();
        seen.sort();
        seen.dedup();
        seen.len() == 1000
    })
    .await;
    all_clear(&redis).await;
    worker.stop().await;
}

#[tokio::test]
async fn two_thousand_due_retries_move_at_the_first_look() {
    let Some(redis) = Redis::start().await else { return };
    let mut due = redis::pipe();
    for n in 0..2000 {
        let job = format!(r#"{{"class":"Wish","args":[{n}],"queue":"default","jid":"{n}","retry_count":0}}"#);
        due.zadd("retry", job, n).ignore();
    }
    redis.ask::<()>(&mut due).await;
    let queue = redis.queue(Options { poll: Duration::from_hours(1), ..quick() });
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    diary.has(2000).await;
    processed(&queue, 2000).await;
    worker.stop().await;
    assert_eq!(diary.count(), 2000, "each once");
}

#[tokio::test]
async fn a_payload_nobody_can_read_goes_to_the_dead_and_the_work_goes_on() {
    let Some(redis) = Redis::start().await else { return };
    let mut junk = redis::pipe();
    junk.lpush("queue:default", &b"\xff\xfe not text"[..]).lpush("queue:default", "{\"class\": 7}");
    junk.zadd("retry", "not json", 1);
    junk.lpush("queue:default", r#"{"class":"Wish","args":[1],"jid":"n","retry":null}"#);
    redis.ask::<Vec<u64>>(&mut junk).await;
    let queue = redis.queue(quick());
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    diary.has(1).await;
    until("three are dead", || async { queue.stats().await.unwrap().dead == 3 }).await;
    worker.stop().await;
    assert_eq!(diary.lines(), ["1"], "`retry: null` is no reason to refuse a job");
    let dead = queue.waiting(Waiting::Dead, Page::first(5)).await.unwrap().entries;
    assert!(dead.iter().all(|entry| entry.job.class == "(undecodable)"));
    assert!(dead.iter().any(|entry| entry.job.argument() == "not json"));
    assert!(!queue.run_now(Waiting::Dead, &dead[0].job.jid).await.unwrap(), "it still cannot be read");
    assert!(queue.remove(Waiting::Dead, &dead[0].job.jid).await.unwrap());
    assert_eq!(queue.stats().await.unwrap().dead, 2);
}

#[tokio::test]
async fn a_redis_that_is_away_is_a_quick_error() {
    let Some(mut redis) = Redis::start().await else { return };
    let queue = redis.queue(Options { answer_within: Duration::from_millis(1500), ..quick() });
    queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();

    let cable = Cable::to(&redis).await;
    let silent = Queue::sidekiq(&cable.url(), Options::default()).unwrap();
    silent.ping().await.unwrap();
    cable.freeze();
    for away in [&silent, &queue] {
        let asked = Instant::now();
        let error = away.enqueue(NewJob::new("Wish", 2)).await;
        if away.describe() == queue.describe() {
            error.unwrap();
        } else {
            assert!(error.unwrap_err().to_string().starts_with("the queue cannot be reached"));
        }
        assert!(asked.elapsed() < Duration::from_secs(4), "a page waits for this");
    }
    redis.stop();
    let asked = Instant::now();
    assert!(queue.enqueue(NewJob::new("Wish", 3)).await.is_err());
    assert!(queue.ping().await.is_err());
    assert!(asked.elapsed() < Duration::from_secs(4));
    redis.restart().await;
    queue.enqueue(NewJob::new("Wish", 4)).await.unwrap();
    assert_eq!(queue.stats().await.unwrap().enqueued, 3);
}

#[tokio::test]
async fn a_restarted_redis_is_taken_up_again_where_it_was() {
    let Some(mut redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let diary = Diary::default();
    let noting = diary.clone();
    queue.on("Wish", move |job: Job| {
        let diary = noting.clone();
        async move {
            diary.note(job.argument());
            tokio::time::sleep(Duration::from_millis(300)).await;
            Ok(())
        }
    });
    let worker = Worker::start(&queue);
    queue.enqueue_all((0..8).map(|n| NewJob::new("Wish", n)).collect()).await.unwrap();
    diary.has(4).await;
    redis.restart().await;
    processed(&queue, 8).await;
    worker.stop().await;
    assert_eq!(diary.count(), 8, "each once, those that were running too");
    all_clear(&redis).await;
}

#[tokio::test]
async fn an_emptied_redis_costs_no_running_job_its_retry() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let runs = Arc::new(AtomicU32::new(0));
    let counted = runs.clone();
    queue.on("Shop", move |_| {
        let run = counted.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_millis(400)).await;
            if run == 0 { Err(JobError::new("Timeout", "")) } else { Ok(()) }
        }
    });
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
    until("it runs", || async { runs.load(Ordering::SeqCst) == 1 }).await;
    redis.ask::<()>(redis::pipe().cmd("FLUSHALL").ignore()).await;
    queue.enqueue(NewJob::new("Wish", "new")).await.unwrap();
    diary.has(1).await;
    until("it was tried again", || async { runs.load(Ordering::SeqCst) == 2 }).await;
    processed(&queue, 3).await;
    worker.stop().await;
    all_clear(&redis).await;
}

#[tokio::test]
async fn a_worker_in_hand_after_an_emptied_redis_is_rescued_like_any_other() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let mut doomed = Process::start(&redis);
    queue.enqueue(NewJob::new("Slow", 60_000)).await.unwrap();
    until("it has started", || async { written(&redis).await.len() == 1 }).await;
    redis.ask::<()>(redis::pipe().cmd("FLUSHALL").ignore()).await;
    until("it has written back what it holds", || async {
        let (held,) = redis.ask::<(Vec<String>,)>(redis::pipe().keys("held:*")).await;
        held.len() == 1
    })
    .await;
    doomed.kill();
    let diary = Diary::default().kept_by(&queue, "Slow");
    let worker = Worker::start(&queue);
    diary.has(1).await;
    worker.stop().await;
}

#[tokio::test]
async fn a_redis_out_of_memory_stops_the_work_and_loses_none() {
    let Some(redis) = Redis::start().await else { return };
    let memory = async |bytes: &str| {
        redis.ask::<()>(redis::pipe().cmd("CONFIG").arg("SET").arg("maxmemory").arg(bytes).ignore()).await;
    };
    let queue = redis.queue(quick());
    let (gate, opened) = tokio::sync::watch::channel(false);
    let runs = Diary::default();
    let noting = runs.clone();
    queue.on("Shop", move |job: Job| {
        noting.note(job.attempt());
        let mut opened = opened.clone();
        async move {
            let _ = opened.wait_for(|open| *open).await;
            if job.attempt() == 1 { Err(JobError::new("Timeout", "")) } else { Ok(()) }
        }
    });
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
    runs.has(1).await;
    memory("1").await;
    let unique = || NewJob::new("Wish", 1).unique(Unique::until_done());
    let refused = queue.enqueue(unique()).await.unwrap_err().to_string();
    assert!(refused.starts_with("the queue refused"), "{refused}");
    gate.send(true).unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    memory("0").await;
    processed(&queue, 2).await;
    assert_eq!(runs.lines(), ["1", "2"], "it failed, and its retry was not lost");
    let diary = Diary::default().kept_by(&queue, "Wish");
    queue.enqueue(unique()).await.unwrap();
    diary.has(1).await;
    worker.stop().await;
    all_clear(&redis).await;
}

#[tokio::test]
async fn a_retry_waits_in_redis_and_not_in_a_slot() {
    let Some(redis) = Redis::start().await else { return };
    let retry = RetryPolicy { max: 5, backoff: Backoff::Sidekiq };
    let queue = redis.queue(Options { concurrency: 1, retry, ..quick() });
    queue.on("Shop", |_| async { Err(JobError::new("Timeout", "")) });
    let diary = Diary::default().kept_by(&queue, "Wish");
    queue.enqueue(NewJob::new("Shop", 1).retry(Retry::Max(3))).await.unwrap();
    queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
    let worker = Worker::start(&queue);
    diary.has(1).await;
    worker.stop().await;
    let retries = queue.waiting(Waiting::Retries, Page::first(5)).await.unwrap();
    let wait = retries.entries[0].at - retries.entries[0].job.failed_at.unwrap();
    assert!((14.0..26.0).contains(&wait), "Sidekiq's first pause, not {wait}");
}
