//! Who is there and what they do, read from the same keys as Sidekiq's own page.
use redis::Cmd;
use serde_json::Value;

use super::{link::Link, search::shown};
use crate::queue::{
    backend::Result,
    clock,
    inspect::{BusyJob, Minute, ProcessInfo, QueueInfo, Stats},
};

type Beat = (Option<String>, Option<f64>, Option<usize>, Option<String>, Option<u64>, Option<u64>);

pub(super) async fn stats(link: &Link) -> Result<Stats> {
    let mut pipe = redis::pipe();
    pipe.get("stat:processed").get("stat:failed");
    pipe.zcard("schedule").zcard("retry").zcard("dead").scard("processes");
    let counts: Vec<Option<u64>> = link.ask(&pipe).await?;
    let count = |place: usize| counts.get(place).copied().flatten().unwrap_or(0);
    Ok(Stats {
        processed: count(0),
        failed: count(1),
        enqueued: queues(link, &[]).await?.iter().map(|queue| queue.size).sum(),
        scheduled: count(2),
        retries: count(3),
        dead: count(4),
        busy: busy(link).await?.len() as u64,
        processes: count(5),
    })
}

/// Ours first, then those others have used.
pub(super) async fn queues(link: &Link, ours: &[String]) -> Result<Vec<QueueInfo>> {
    let (mut known,) = link.ask::<(Vec<String>,)>(redis::pipe().smembers("queues")).await?;
    known.sort();
    let mut names = ours.to_vec();
    names.extend(known.into_iter().filter(|name| !ours.contains(name)));
    let mut pipe = redis::pipe();
    for name in &names {
        pipe.llen(format!("queue:{name}")).lindex(format!("queue:{name}"), -1);
    }
    let answers: Vec<redis::Value> = if names.is_empty() { Vec::new() } else { link.ask(&pipe).await? };
    Ok(names.into_iter().zip(answers.chunks(2)).map(|(name, answer)| queue_info(name, answer)).collect())
}

pub(super) async fn busy(link: &Link) -> Result<Vec<BusyJob>> {
    let identities = identities(link).await?;
    let works: Vec<Vec<(String, String)>> =
        ask_each(link, &identities, |me| Cmd::hgetall(format!("{me}:work"))).await?;
    let mut busy = Vec::new();
    for (process, works) in identities.iter().zip(works) {
        busy.extend(works.iter().filter_map(|(_, work)| busy_job(process, work)));
    }
    Ok(busy)
}

pub(super) async fn processes(link: &Link) -> Result<Vec<ProcessInfo>> {
    let identities = identities(link).await?;
    let fields = ["info", "beat", "busy", "quiet", "rss", "rtt_us"];
    let beats: Vec<Beat> = ask_each(link, &identities, |me| Cmd::hmget(me, &fields)).await?;
    Ok(beats.into_iter().filter_map(process_info).collect())
}

pub(super) async fn throughput(link: &Link) -> Result<Vec<Minute>> {
    let now = clock::minute(clock::now());
    let minutes: Vec<i64> = (now - 59..=now).collect();
    let mut pipe = redis::pipe();
    for minute in &minutes {
        pipe.hmget(format!("throughput:{minute}"), &["processed", "failed"]);
    }
    let counts: Vec<(Option<u64>, Option<u64>)> = link.ask(&pipe).await?;
    let minute = |(minute, (processed, failed)): (i64, (Option<u64>, Option<u64>))| Minute {
        at: minute * 60,
        processed: processed.unwrap_or(0),
        failed: failed.unwrap_or(0),
    };
    Ok(minutes.into_iter().zip(counts).map(minute).collect())
}

async fn identities(link: &Link) -> Result<Vec<String>> {
    let (mut identities,) = link.ask::<(Vec<String>,)>(redis::pipe().smembers("processes")).await?;
    identities.sort();
    Ok(identities)
}

async fn ask_each<T: redis::FromRedisValue>(
    link: &Link,
    identities: &[String],
    question: impl Fn(&str) -> Cmd,
) -> Result<Vec<T>> {
    if identities.is_empty() {
        return Ok(Vec::new());
    }
    let mut pipe = redis::pipe();
    for identity in identities {
        pipe.add_command(question(identity));
    }
    link.ask(&pipe).await
}

fn queue_info(name: String, answer: &[redis::Value]) -> QueueInfo {
    let size = answer.first().and_then(|size| redis::from_redis_value_ref(size).ok()).unwrap_or(0);
    let oldest: Option<Vec<u8>> =
        answer.get(1).and_then(|job| redis::from_redis_value_ref(job).ok()).flatten();
    let since = oldest.and_then(|payload| shown(&payload).enqueued_at);
    QueueInfo { name, size, latency: since.map_or(0.0, |at| (clock::now() - at).max(0.0)) }
}

/// Sidekiq 6 wrote the payload as an object, later versions as text.
fn busy_job(process: &str, work: &str) -> Option<BusyJob> {
    let work: Value = serde_json::from_str(work).ok()?;
    let payload = match &work["payload"] {
        Value::String(text) => text.clone(),
        object => object.to_string(),
    };
    let started_at = work["run_at"].as_f64().unwrap_or(0.0);
    Some(BusyJob { process: process.to_string(), started_at, job: shown(payload.as_bytes()) })
}

fn process_info((info, beat, busy, quiet, rss, rtt): Beat) -> Option<ProcessInfo> {
    let info: Value = serde_json::from_str(&info?).ok()?;
    let text = |field: &str| info[field].as_str().unwrap_or_default().to_string();
    let queues = info["queues"].as_array().into_iter().flatten();
    Some(ProcessInfo {
        identity: text("identity"),
        hostname: text("hostname"),
        pid: info["pid"].as_u64().unwrap_or(0) as u32,
        tag: text("tag"),
        started_at: info["started_at"].as_f64().unwrap_or(0.0),
        beat: beat.unwrap_or(0.0),
        concurrency: info["concurrency"].as_u64().unwrap_or(0) as usize,
        busy: busy.unwrap_or(0),
        queues: queues.filter_map(Value::as_str).map(str::to_string).collect(),
        quiet: quiet.as_deref() == Some("true"),
        rss_kb: rss.unwrap_or(0),
        rtt_us: rtt.unwrap_or(0),
    })
}
