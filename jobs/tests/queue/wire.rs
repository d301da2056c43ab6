//! The bytes in Redis are Sidekiq's, key for key.
use std::time::Duration;

use jobs::queue::{Backoff, JobError, NewJob, Options, Page, RetryPolicy, Unique, Waiting};
use serde_json::{Value, json};

use crate::support::{Diary, Redis, Worker, quick, until};

fn parsed(payload: &str) -> Value {
    serde_json::from_str(payload).unwrap()
}

#[tokio::test]
async fn a_job_lies_in_redis_as_ruby_would_have_put_it() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let jid =
        queue.enqueue(NewJob::new("UrlMetadataExtractionJob", 7).with("request_id", "r-1")).await.unwrap();
    queue.enqueue_in(Duration::from_hours(1), NewJob::new("Wish", 1).queue("low_priority")).await.unwrap();
    let (queues, payload, scheduled): (Vec<String>, String, Vec<(String, f64)>) = redis
        .ask(redis::pipe().smembers("queues").lindex("queue:default", 0).zrange_withscores("schedule", 0, -1))
        .await;
    assert_eq!(queues, ["default"], "a scheduled job's queue is known when it is due");
    let job = parsed(&payload);
    assert_eq!(job["class"], "UrlMetadataExtractionJob");
    assert_eq!((&job["args"], &job["retry"], &job["queue"]), (&json!([7]), &json!(true), &json!("default")));
    assert_eq!((&job["jid"], &job["request_id"]), (&json!(jid), &json!("r-1")));
    assert_eq!(jid.len(), 24);
    let now = chrono::Utc::now().timestamp() as f64;
    for time in ["created_at", "enqueued_at"] {
        assert!((now - job[time].as_f64().unwrap()).abs() < 60.0, "seconds, as a float");
    }
    assert_eq!(parsed(&scheduled[0].0)["enqueued_at"], Value::Null);
    assert!((scheduled[0].1 - now - 3600.0).abs() < 60.0);
}

#[tokio::test]
async fn a_unique_job_said_twice_is_there_once() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    let job = NewJob::new("Wish", 1).unique(Unique::until_start());
    // As when the first answer was lost on the way.
    let (first, second) = (queue.enqueue(job.clone()).await.unwrap(), queue.enqueue(job).await.unwrap());
    assert_eq!(first, second);
    assert_eq!(queue.stats().await.unwrap().enqueued, 1);
}

#[tokio::test]
async fn counters_are_kept_as_ruby_keeps_them() {
    let Some(redis) = Redis::start().await else { return };
    let queue = redis.queue(quick());
    queue.on("Shop", |job| async move {
        if job.attempt() == 1 { Err(JobError::new("Timeout", "")) } else { Ok(()) }
    });
    let worker = Worker::start(&queue);
    queue.enqueue(NewJob::new("Shop", 1)).await.unwrap();
    until("it is done", || async { queue.stats().await.unwrap().processed == 2 }).await;
    worker.stop().await;
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    let counts: Vec<u64> = redis
        .ask(
            redis::pipe()
                .get("stat:processed")
                .get(format!("stat:processed:{today}"))
                .get("stat:failed")
                .get(format!("stat:failed:{today}")),
        )
        .await;
    assert_eq!(counts, [2, 2, 1, 1]);
    let (ttl,) = redis.ask::<(i64,)>(redis::pipe().ttl(format!("stat:processed:{today}"))).await;
    assert!(ttl > 4 * 365 * 24 * 3600, "five years, like Ruby's");
}

#[tokio::test]
async fn a_retry_hurried_by_ruby_uses_up_no_try() {
    let Some(redis) = Redis::start().await else { return };
    // Ruby's "retry now" takes one off, and the first failure had made it 0.
    let job = r#"{"class":"Shop","args":[],"jid":"a","retry":1,"retry_count":-1,"failed_at":1763640000.5}"#;
    redis.ask::<()>(redis::pipe().lpush("queue:default", job).ignore()).await;
    let far = RetryPolicy { backoff: Backoff::Fixed(Duration::from_hours(1)), ..RetryPolicy::default() };
    let queue = redis.queue(Options { retry: far, ..quick() });
    queue.on("Shop", |_| async { Err(JobError::new("Timeout", "")) });
    let worker = Worker::start(&queue);
    until("it waits again", || async { queue.stats().await.unwrap().retries == 1 }).await;
    worker.stop().await;
    let waiting = queue.waiting(Waiting::Retries, Page::first(1)).await.unwrap().entries.remove(0).job;
    assert_eq!((waiting.retry_count, waiting.failed_at), (Some(0), Some(1_763_640_000.5)));
}

#[tokio::test]
async fn large_numbers_and_empty_lists_survive_a_move_between_sets() {
    let Some(redis) = Redis::start().await else { return };
    let job = r#"{"class":"Wish","args":[{"ids":[],"big":9007199254740993,"none":{}}],"jid":"a","x":[]}"#;
    redis.ask::<()>(redis::pipe().zadd("schedule", job, 1).ignore()).await;
    let queue = redis.queue(quick());
    let diary = Diary::default().kept_by(&queue, "Wish");
    let worker = Worker::start(&queue);
    diary.has(1).await;
    worker.stop().await;
    assert_eq!(parsed(&diary.lines()[0]), json!({"ids": [], "big": 9_007_199_254_740_993_u64, "none": {}}));
}
