//! The heartbeat: renews the lease, shows what we do, and hears Quiet and Stop.
use std::{
    sync::{Arc, atomic::Ordering},
    time::Instant,
};

use tokio::time::sleep;

use super::{
    link::Link,
    process::{self, Process},
    scripts,
};
use crate::queue::{backend::Result, shared::Shared};

/// Never ends. After a pause of the whole process (a stopped container) it is the first to run again, and asks at once.
pub(super) async fn keep_beating(link: Link, process: Arc<Process>, shared: Arc<Shared>) {
    loop {
        sleep(shared.options.beat).await;
        if let Err(error) = beat(&link, &process, &shared).await {
            process.missed_a_beat();
            tracing::warn!(%error, "this worker could not say that it lives");
        }
    }
}

pub(super) async fn beat(link: &Link, process: &Process, shared: &Shared) -> Result<()> {
    let asked = Instant::now();
    let mut pipe = redis::pipe();
    pipe.add_command(say(process, shared));
    let ((standing, signal),) = link.ask::<((String, Option<String>),)>(&pipe).await?;
    match standing.as_str() {
        "fenced" => process.fenced.store(true, Ordering::SeqCst),
        "new" => process.forgotten.store(true, Ordering::SeqCst),
        _ => {}
    }
    if standing != "fenced" {
        process.beaten(asked);
    }
    if standing != "known" {
        process.bell.notify_one();
    }
    obey(signal.as_deref(), process, shared);
    Ok(())
}

fn say(process: &Process, shared: &Shared) -> redis::Cmd {
    let options = &shared.options;
    let work = process.work();
    let mut call = scripts::call(&scripts::BEAT);
    call.arg(process.identity())
        .arg(options.lease.as_secs_f64())
        .arg(serde_json::json!(options.queue_names()).to_string())
        .arg(process.info(options))
        .arg(work.len())
        .arg(if shared.quiet.is_cancelled() { "true" } else { "false" })
        .arg(process::rss_kb())
        .arg(process.rtt_us.load(Ordering::Relaxed));
    for (slot, work) in work {
        call.arg(slot).arg(work);
    }
    call
}

fn obey(signal: Option<&str>, process: &Process, shared: &Shared) {
    let Some(signal) = signal else { return };
    tracing::info!(signal, "a signal came through Redis");
    match signal {
        "TSTP" => shared.quiet.cancel(),
        "TERM" => shared.stop(None),
        _ => {}
    }
    process.bell.notify_one();
}
