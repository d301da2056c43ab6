//! Two Redis with opposite duties: the queue's must forget nothing, the cache's must forget what does not fit.
use std::{collections::HashMap, time::Duration};

use loco_rs::{config::Config, doctor::Check};

use super::{
    clock,
    findings::{note, well, wrong},
};
use crate::{configuration::Settings, queue};

const PATIENCE: Duration = Duration::from_secs(3);

type Facts = HashMap<String, String>;

pub async fn check(config: &Config, settings: &Settings) -> Vec<Check> {
    let cache = Some(settings.fragments.redis.clone()).filter(|url| !url.is_empty());
    let (queue, cache) = (look_at(queue::redis_url(config).map(str::to_string)).await, look_at(cache).await);
    let mut found = for_the_queue(&queue);
    found.extend(for_the_cache(&cache));
    if let (Looked::At(queue, _), Looked::At(cache, _)) = (&queue, &cache) {
        found.extend(apart(queue, cache));
    }
    found
}

enum Looked {
    Nowhere,
    Away(String),
    At(Facts, f64),
}

async fn look_at(url: Option<String>) -> Looked {
    let Some(url) = url else { return Looked::Nowhere };
    match tokio::time::timeout(PATIENCE, facts(&url)).await {
        Ok(Ok((facts, time))) => Looked::At(facts, time),
        Ok(Err(err)) => Looked::Away(err.to_string().replace(&url, "its address")),
        Err(_) => Looked::Away("no answer within three seconds".into()),
    }
}

async fn facts(url: &str) -> redis::RedisResult<(Facts, f64)> {
    let mut line = redis::Client::open(url)?.get_multiplexed_async_connection().await?;
    let text: String = redis::cmd("INFO").query_async(&mut line).await?;
    let (seconds, micros): (f64, f64) = redis::cmd("TIME").query_async(&mut line).await?;
    Ok((read(&text), seconds + micros / 1e6))
}

fn read(text: &str) -> Facts {
    let pairs = text.lines().filter_map(|line| line.trim().split_once(':'));
    pairs.map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

fn for_the_queue(looked: &Looked) -> Vec<Check> {
    match looked {
        Looked::Nowhere => vec![well("Jobs run inside this process; no Redis is needed".into())],
        Looked::Away(why) => vec![wrong(
            format!("The Redis for jobs does not answer: {why}"),
            "Is it running, and does REDIS_URL name it? Pages go on without it; what jobs do waits.",
        )],
        Looked::At(facts, time) => {
            vec![answers(facts), keeps_everything(facts), survives(facts), clock("the Redis for jobs", *time)]
        }
    }
}

fn answers(facts: &Facts) -> Check {
    let version = of(facts, "redis_version");
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let known = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    let message = format!("The Redis for jobs answers: version {version}");
    if known >= (6, 2) { well(message) } else { wrong(message, "Jobs need Redis 6.2 or newer (LMOVE).") }
}

fn keeps_everything(facts: &Facts) -> Check {
    let policy = of(facts, "maxmemory_policy");
    let message = format!("The Redis for jobs has the eviction policy {policy}");
    if policy == "noeviction" {
        return well(message);
    }
    wrong(message, "It would throw jobs away when it is full: set `maxmemory-policy noeviction`.")
}

fn survives(facts: &Facts) -> Check {
    if of(facts, "aof_enabled") == "1" {
        return well("The Redis for jobs keeps them over a restart".into());
    }
    note(
        "The Redis for jobs forgets what was queued when it restarts".into(),
        "Set `appendonly yes`. What the database knows to be pending is enqueued again either way.",
    )
}

fn for_the_cache(looked: &Looked) -> Vec<Check> {
    match looked {
        Looked::Nowhere => vec![well("Rendered pieces are kept in each process's memory".into())],
        Looked::Away(why) => vec![note(
            format!("The Redis for the cache does not answer: {why}"),
            "Pages go on without it. Is it running, and does CACHE_REDIS_URL name it?",
        )],
        Looked::At(facts, _) => vec![may_forget(facts)],
    }
}

fn may_forget(facts: &Facts) -> Check {
    let (policy, most) = (of(facts, "maxmemory_policy"), of(facts, "maxmemory"));
    let message = format!("The Redis for the cache has the eviction policy {policy} and maxmemory {most}");
    if policy.starts_with("allkeys") && most != "0" {
        return well(message);
    }
    note(
        message,
        "Set `maxmemory 256mb` and `maxmemory-policy allkeys-lru`, or it grows until the machine is full.",
    )
}

/// The same server cannot both keep and forget.
fn apart(queue: &Facts, cache: &Facts) -> Option<Check> {
    let same = of(queue, "run_id") == of(cache, "run_id");
    same.then(|| {
        wrong(
            "Jobs and the cache share one Redis".into(),
            "One must keep everything, the other must forget: let CACHE_REDIS_URL name another server, or leave it empty.",
        )
    })
}

fn of<'a>(facts: &'a Facts, name: &str) -> &'a str {
    facts.get(name).map_or("", String::as_str)
}
