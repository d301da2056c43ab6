//! Unique jobs: while one is waiting (or until it is done), the same class with the same arguments is not enqueued
//! again. The lock has an end of its own, so a lost job never blocks its successors for good.
use std::time::Duration;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::job::Job;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unique {
    pub until: Until,
    pub at_most: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Free again just *before* the job runs: a change made while it runs enqueues another run, so nothing is missed.
    Start,
    /// Free again when the job has succeeded or its tries are used up.
    Done,
}

const AN_HOUR: Duration = Duration::from_hours(1);

impl Unique {
    pub fn until_start() -> Self {
        Self { until: Until::Start, at_most: AN_HOUR }
    }

    pub fn until_done() -> Self {
        Self { until: Until::Done, at_most: AN_HOUR }
    }

    /// Writes the lock into the job, under Sidekiq Enterprise's names where it has one.
    pub(crate) fn mark(self, job: &mut Job) {
        let until = if self.until == Until::Start { "start" } else { "success" };
        job.extra.insert("unique_for".into(), json!(self.at_most.as_secs_f64()));
        job.extra.insert("unique_until".into(), json!(until));
        job.extra.insert("lock".into(), json!(lock_of(job)));
    }
}

/// The lock a job holds, and until when it holds it.
pub(crate) fn held(job: &Job) -> Option<(&str, Until, Duration)> {
    let lock = job.extra("lock")?;
    let until = if job.extra("unique_until") == Some("start") { Until::Start } else { Until::Done };
    let at_most = job.extra.get("unique_for").and_then(Value::as_f64).unwrap_or(0.0);
    Some((lock, until, Duration::try_from_secs_f64(at_most).unwrap_or(AN_HOUR)))
}

/// The lock that opens when the job starts; everything else opens when it ends.
pub(crate) fn held_until_start(job: &Job) -> Option<&str> {
    held(job).filter(|(_, until, _)| *until == Until::Start).map(|(lock, ..)| lock)
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn lock_of(job: &Job) -> String {
    let named = json!([job.class, job.args]).to_string();
    format!("unique:{}:{}", job.class, &digest(named.as_bytes())[..32])
}
