//! This process as the fleet knows it: a name, a lease, and the jobs in its hands. A process that lost its lease comes
//! back under a new name; nothing said under the old one counts any more.
use std::{
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::sync::Notify;

use super::desk::{Desk, Run};
use crate::queue::{clock, options::Options};

pub(super) type Payload = std::sync::Arc<Vec<u8>>;

pub(super) struct Process {
    identity: Mutex<String>,
    desk: Mutex<Desk>,
    last_beat: Mutex<Instant>,
    last_failure: Mutex<Option<Instant>>,
    pub(super) rtt_us: AtomicU64,
    /// Our jobs were given to others.
    pub(super) fenced: AtomicBool,
    /// Redis had forgotten us, so it was emptied.
    pub(super) forgotten: AtomicBool,
    /// Rung for whatever the fetch loop should look at.
    pub(super) bell: Notify,
    started_at: f64,
}

impl Process {
    pub(super) fn new() -> Self {
        Self {
            identity: Mutex::new(new_identity()),
            desk: Mutex::new(Desk::new()),
            last_beat: Mutex::new(Instant::now()),
            last_failure: Mutex::default(),
            rtt_us: AtomicU64::new(0),
            fenced: AtomicBool::new(false),
            forgotten: AtomicBool::new(false),
            bell: Notify::new(),
            started_at: clock::now(),
        }
    }

    pub(super) fn identity(&self) -> String {
        lock(&self.identity).clone()
    }

    pub(super) fn rename(&self) {
        *lock(&self.identity) = new_identity();
    }

    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        lock(&self.desk)
    }

    pub(super) fn beaten(&self, asked: Instant) {
        self.rtt_us.store(asked.elapsed().as_micros() as u64, Ordering::Relaxed);
        // Counted from the question: that is the latest moment Redis may have started the lease at.
        *lock(&self.last_beat) = asked;
    }

    pub(super) fn missed_a_beat(&self) {
        *lock(&self.last_failure) = Some(Instant::now());
    }

    /// Whether we have heard Redis for long enough to judge others by their silence: when Redis was away, all were silent.
    pub(super) fn steady(&self, lease: Duration) -> bool {
        lock(&self.last_failure).is_none_or(|failure| failure.elapsed() > lease)
    }

    /// Whether nobody can have taken our jobs yet, judged by our own clock.
    pub(super) fn surely_alive(&self, lease: Duration) -> bool {
        lock(&self.last_beat).elapsed() < lease
    }

    /// What Sidekiq's readers show of a process.
    pub(super) fn info(&self, options: &Options) -> String {
        let identity = self.identity();
        let (hostname, pid) = (hostname(), std::process::id());
        let weights: serde_json::Map<_, _> =
            options.queues.iter().map(|queue| (queue.name.clone(), queue.weight.into())).collect();
        json!({
            "hostname": hostname, "pid": pid, "identity": identity, "started_at": self.started_at,
            "tag": options.tag, "concurrency": options.concurrency, "queues": options.queue_names(),
            "weights": [weights], "labels": [], "version": env!("CARGO_PKG_VERSION"), "embedded": false,
        })
        .to_string()
    }

    /// What Sidekiq's readers show of running jobs: a name for the slot, and what is in it.
    pub(super) fn work(&self) -> Vec<(String, String)> {
        let shown = |(serial, run): (&u64, &Run)| {
            let payload = String::from_utf8_lossy(&run.payload);
            let work = json!({ "queue": run.queue, "payload": payload, "run_at": run.started_at as u64 });
            (serial.to_string(), work.to_string())
        };
        self.desk().runs.iter().map(shown).collect()
    }
}

/// Resident memory, where the system tells.
pub(super) fn rss_kb() -> u64 {
    const PAGE_KB: u64 = 4;
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * PAGE_KB
}

fn hostname() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

fn new_identity() -> String {
    format!("{}:{}:{:012x}", hostname(), std::process::id(), rand::random::<u64>() >> 16)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
