//! The queue of a single process: the same life of a job as in Redis, in memory.
mod counts;
mod locks;
mod look;
mod operate;
mod run;
mod state;
mod timed;

use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use self::state::State;
use super::{clock, options::Options, schedule::Periodic};

pub(super) struct Embedded {
    state: Mutex<State>,
    wake: Notify,
    concurrency: usize,
    queues: Vec<String>,
    tag: String,
    started_at: f64,
}

impl Embedded {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            state: Mutex::default(),
            wake: Notify::new(),
            concurrency: options.concurrency,
            queues: options.queue_names(),
            tag: options.tag.clone(),
            started_at: clock::now(),
        }
    }

    fn promote(&self, periodic: &[Periodic]) {
        let now = clock::now();
        let mut state = self.state();
        state.promote_due(now);
        for periodic in periodic {
            state.tick(periodic, now);
        }
    }

    /// No job runs under this lock and no step leaves it half done, so a poisoned lock is as good as any.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
