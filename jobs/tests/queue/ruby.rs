//! Ruby's Sidekiq as a client, as an observer, as an operator, and as a colleague.
use std::{
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::Arc,
    time::Duration,
};

use jobs::queue::{Backoff, Job, JobError, NewJob, Options, Queue, QueueOptions, Retry, RetryPolicy};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::support::{Diary, Redis, Worker, needs, process::written, quick, until};

fn script(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queue/ruby");
    folder.join(name).to_str().unwrap().to_string()
}

async fn with_ruby() -> Option<Redis> {
    // The gem brings the program.
    if needs("ruby") && needs("sidekiq") { Redis::start().await } else { None }
}

async fn ruby(redis: &Redis, name: &str, args: &[&str]) -> String {
    let mut ruby = Command::new("ruby");
    ruby.arg(script(name)).args(args).env("REDIS_URL", redis.url());
    let Output { status, stdout, stderr } =
        tokio::task::spawn_blocking(move || ruby.output().unwrap()).await.unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

async fn watched(redis: &Redis) -> Value {
    serde_json::from_str(&ruby(redis, "watch.rb", &[]).await).unwrap()
}

fn recent(time: &Value) -> bool {
    (chrono::Utc::now().timestamp() as f64 - time.as_f64().unwrap()).abs() < 300.0
}

#[tokio::test]
async fn a_ruby_client_enqueues_and_our_worker_does_it() {
    let Some(redis) = with_ruby().await else { return };
    ruby(&redis, "enqueue.rb", &[]).await;
    let queue = redis.queue(quick());
    let diary = Diary::default();
    let noting = diary.clone();
    queue.on("UrlMetadataExtractionJob", move |job: Job| {
        noting.note(json!([job.argument(), job.extra.get("tags")]));
        async { Ok(()) }
    });
    assert!(queue.queues().await.unwrap()[0].latency < 300.0);
    let worker = Worker::start(&queue);
    diary.has(5).await;
    worker.stop().await;
    let mut lines = diary.lines();
    lines.sort();
    assert_eq!(
        lines,
        ["[10,null]", "[11,null]", "[7,null]", "[9,null]", r#"[[{"item_id":8},"again"],["shop"]]"#,]
    );
}

#[tokio::test]
async fn ruby_sees_our_processes_jobs_and_counters_with_sane_times() {
    let Some(redis) = with_ruby().await else { return };
    let queues = vec![QueueOptions::new("default", 2), QueueOptions::new("mailers", 1)];
    let queue = redis.queue(Options { tag: "wishare".into(), queues, ..quick() });
    queue.on("Shop", |_| async { Err(JobError::new("Timeout", "the shop is slow")) });
    queue.on("Slow", |_| std::future::pending());
    queue.on("Wish", |_| async { Ok(()) });
    queue.enqueue(NewJob::new("Wish", 1)).await.unwrap();
    queue.enqueue(NewJob::new("Shop", 2).retry(Retry::Max(0))).await.unwrap();
    queue.enqueue(NewJob::new("Slow", 3).queue("mailers")).await.unwrap();
    queue.enqueue_in(Duration::from_hours(1), NewJob::new("Wish", 4)).await.unwrap();
    queue.enqueue(NewJob::new("Wish", 5).queue("elsewhere")).await.unwrap();
    let worker = Worker::start(&queue);
    let settled = || async {
        let stats = queue.stats().await.unwrap();
        (stats.processed, stats.dead, stats.busy) == (2, 1, 1)
    };
    until("one is done, one dead, one running", settled).await;

    let seen = watched(&redis).await;
    assert_eq!(
        seen["stats"],
        json!({"processed": 2, "failed": 1, "enqueued": 1, "retries": 0, "dead": 1, "scheduled": 1, "processes": 1})
    );
    assert_eq!(seen["today"], json!([2]));
    let process = &seen["processes"][0];
    assert_eq!((&process["queues"], &process["concurrency"]), (&json!(["default", "mailers"]), &json!(4)));
    assert_eq!(
        (&process["busy"], &process["tag"], &process["stopping"]),
        (&json!(1), &json!("wishare"), &json!(false))
    );
    assert!(recent(&process["started_at"]) && recent(&process["beat"]));
    assert!(process["rss"].as_u64().unwrap() > 1000);
    let busy = &seen["busy"][0];
    assert_eq!((&busy["class"], &busy["queue"]), (&json!("Slow"), &json!("mailers")));
    assert_eq!(busy["process"], process["identity"]);
    assert!(recent(&busy["run_at"]));
    let waiting =
        seen["queues"].as_array().unwrap().iter().find(|queue| queue["name"] == "elsewhere").unwrap();
    assert!((0.0..300.0).contains(&waiting["latency"].as_f64().unwrap()));
    assert!(recent(&waiting["created_at"][0]));
    assert_eq!(
        (&seen["dead"][0]["args"], &seen["dead"][0]["error"]),
        (&json!([2]), &json!("the shop is slow"))
    );
    assert!(recent(&seen["dead"][0]["at"]));
    assert_eq!(seen["scheduled"][0]["args"], json!([4]));
    worker.stop_within(Duration::ZERO).await;
    assert_eq!(watched(&redis).await["processes"], json!([]));
}

#[tokio::test]
async fn ruby_sees_our_retries_and_can_hurry_them() {
    let Some(redis) = with_ruby().await else { return };
    let far = RetryPolicy { max: 1, backoff: Backoff::Fixed(Duration::from_hours(1)) };
    let queue = redis.queue(Options { retry: far, ..quick() });
    queue.on("Shop", |_| async { Err(JobError::new("Timeout", "the shop is slow")) });
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
    until("it waits", || async { queue.stats().await.unwrap().retries == 1 }).await;
    let seen = watched(&redis).await;
    let wait = seen["retries"][0]["at"].as_f64().unwrap() - chrono::Utc::now().timestamp() as f64;
    assert!((3000.0..3700.0).contains(&wait), "{wait}");
    queue.on("Shop", |_| async { Ok(()) });
    ruby(&redis, "operate.rb", &["retry_all"]).await;
    until("it is done", || async { queue.stats().await.unwrap().processed == 2 }).await;
    worker.stop().await;
    assert_eq!(queue.stats().await.unwrap().retries, 0);
}

#[tokio::test]
async fn ruby_can_wake_our_dead_and_clear_them() {
    let Some(redis) = with_ruby().await else { return };
    let queue = redis.queue(quick());
    queue.on("Shop", |_| async { Err(JobError::new("Timeout", "the shop is slow")) });
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Shop", 1).retry(Retry::Max(0))).await.unwrap();
    until("it died", || async { queue.stats().await.unwrap().dead == 1 }).await;
    queue.on("Shop", |_| async { Ok(()) });
    ruby(&redis, "operate.rb", &["revive"]).await;
    until("it lived", || async { queue.stats().await.unwrap().processed == 2 }).await;
    queue.enqueue(NewJob::new("Nobody", 1).retry(Retry::Max(0))).await.unwrap();
    until("another died", || async { queue.stats().await.unwrap().dead == 1 }).await;
    ruby(&redis, "operate.rb", &["clear_dead"]).await;
    worker.stop().await;
    assert_eq!(queue.stats().await.unwrap().dead, 0);
}

#[tokio::test]
async fn quiet_and_stop_on_rubys_page_are_obeyed() {
    let Some(redis) = with_ruby().await else { return };
    let queue = redis.queue(quick());
    let bell = Arc::new(Notify::new());
    let ringing = bell.clone();
    queue.on("Slow", move |_| {
        let bell = ringing.clone();
        async move {
            bell.notified().await;
            Ok(())
        }
    });
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Slow", 1)).await.unwrap();
    until("it runs", || async { queue.stats().await.unwrap().busy == 1 }).await;
    ruby(&redis, "operate.rb", &["quiet"]).await;
    until("it is quiet", || async { queue.processes().await.unwrap()[0].quiet }).await;
    assert_eq!(watched(&redis).await["processes"][0]["stopping"], true);
    queue.enqueue(NewJob::new("Slow", 2)).await.unwrap();
    bell.notify_one();
    until("the first is done", || async { queue.stats().await.unwrap().processed == 1 }).await;
    ruby(&redis, "operate.rb", &["stop"]).await;
    worker.ended().await;
    assert_eq!(queue.stats().await.unwrap().enqueued, 1);
}

struct RubyWorker(Child);

impl RubyWorker {
    fn start(redis: &Redis) -> Self {
        let mut sidekiq = Command::new("sidekiq");
        sidekiq.args(["-r", &script("worker.rb"), "-c", "2"]).env("REDIS_URL", redis.url());
        sidekiq.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(sidekiq.spawn().unwrap())
    }
}

impl Drop for RubyWorker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_ruby_worker_does_what_we_enqueue() {
    let Some(redis) = with_ruby().await else { return };
    let queue = redis.queue(quick());
    queue.enqueue_all(vec![NewJob::new("Wish", 7), NewJob::new("Wish", "tea")]).await.unwrap();
    let _ruby = RubyWorker::start(&redis);
    until("ruby did both", || async { written(&redis).await.len() == 2 }).await;
    let mut lines = written(&redis).await;
    lines.sort();
    assert_eq!(lines, ["ruby \"tea\"", "ruby 7"]);
}

struct Wish(Diary);

#[async_trait::async_trait]
impl sidekiq::Worker<u64> for Wish {
    async fn perform(&self, argument: u64) -> sidekiq::Result<()> {
        self.0.note(argument);
        Ok(())
    }
}

#[tokio::test]
async fn a_worker_and_a_client_written_for_rusty_sidekiq_are_at_home_here() {
    let Some(redis) = Redis::start().await else { return };
    let queue: Queue = redis.queue(quick());
    let diary = Diary::default();
    queue.register_worker(Wish(diary.clone()));
    let manager = sidekiq::RedisConnectionManager::new(redis.url()).unwrap();
    let pool = bb8::Pool::builder().max_size(1).build(manager).await.unwrap();
    <Wish as sidekiq::Worker<u64>>::perform_async(&pool, 7).await.unwrap();
    assert!(queue.queues().await.unwrap()[0].latency < 300.0, "its milliseconds are understood");
    let made = sidekiq::opts().create_job("Wish".into(), 8).unwrap();
    queue.enqueue(made.try_into().unwrap()).await.unwrap();
    let worker = Worker::start(&queue);
    diary.has(2).await;
    worker.stop().await;
    assert_eq!(diary.lines(), ["7", "8"]);
}
