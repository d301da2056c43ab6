//! Due retries and delayed jobs go to their queues, in batches until none is left. Only Rust touches the payloads: Lua's
//! JSON would turn `[]` into `{}` and round large numbers.
use redis::Cmd;

use super::{link::Link, scripts};
use crate::queue::{backend::Result, clock, inspect::Waiting, job::Job};

const BATCH: usize = 500;

pub(super) fn key(place: Waiting) -> &'static str {
    match place {
        Waiting::Scheduled => "schedule",
        Waiting::Retries => "retry",
        Waiting::Dead => "dead",
    }
}

pub(super) async fn promote_due(link: &Link, place: Waiting) -> Result<u64> {
    let mut moved = 0;
    loop {
        let mut due = redis::pipe();
        due.zrangebyscore_limit(key(place), "-inf", clock::now(), 0, BATCH as isize);
        let (jobs,) = link.ask::<(Vec<Vec<u8>>,)>(&due).await?;
        if jobs.is_empty() {
            return Ok(moved);
        }
        moved += promote(link, place, &jobs).await?;
        if jobs.len() < BATCH {
            return Ok(moved);
        }
    }
}

/// Each only if it is still there: another process may have moved it meanwhile.
pub(super) async fn promote(link: &Link, place: Waiting, jobs: &[Vec<u8>]) -> Result<u64> {
    let mut call = scripts::call(&scripts::PROMOTE);
    call.arg(key(place)).arg(clock::now());
    for payload in jobs {
        add(&mut call, payload);
    }
    let (moved,) = link.ask::<(u64,)>(redis::pipe().add_command(call)).await?;
    Ok(moved)
}

fn add(call: &mut Cmd, payload: &[u8]) {
    match Job::from_payload(payload) {
        Ok(mut job) => {
            job.enqueued_at = Some(clock::now());
            call.arg(payload).arg(&job.queue).arg(job.to_payload());
        }
        Err(_) => {
            call.arg(payload).arg("").arg("");
        }
    }
}
