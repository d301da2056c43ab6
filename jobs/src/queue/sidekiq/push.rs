//! The way in: one script, one round trip, all or none.
use redis::Cmd;

use super::{link::Link, scripts};
use crate::queue::{
    backend::{Incoming, Result},
    job::{Jid, Job},
    unique,
};

pub(super) async fn push(link: &Link, jobs: &[Incoming]) -> Result<Vec<Jid>> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let mut call = scripts::call(&scripts::PUSH);
    for (job, at) in jobs {
        add(&mut call, job, *at);
    }
    let (jids,) = link.ask_again::<(Vec<Jid>,)>(redis::pipe().add_command(call)).await?;
    Ok(jids)
}

/// The six arguments of `enqueue` in enqueue.lua.
pub(super) fn add(call: &mut Cmd, job: &Job, at: Option<f64>) {
    let (lock, lock_ms) =
        unique::held(job).map_or(("", 1), |(lock, _, at_most)| (lock, at_most.as_millis().max(1) as u64));
    call.arg(&job.queue)
        .arg(at.map(|at| at.to_string()).unwrap_or_default())
        .arg(job.to_payload())
        .arg(&job.jid)
        .arg(lock)
        .arg(lock_ms);
}
