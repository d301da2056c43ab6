//! What both backends and the face share: the options, the handlers, the periodic jobs, and the wish to stop.
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError, atomic::AtomicBool},
    time::Duration,
};

use tokio_util::sync::CancellationToken;

use super::{options::Options, perform::Handlers, schedule::Periodic};

pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) handlers: Handlers,
    pub(crate) periodic: Mutex<Vec<Periodic>>,
    pub(crate) running: AtomicBool,
    /// Take no new jobs.
    pub(crate) quiet: CancellationToken,
    /// Take no new jobs, and end when the running ones have.
    pub(crate) stop: CancellationToken,
    stop_within: Mutex<Duration>,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Self {
        let stop = CancellationToken::new();
        Self {
            stop_within: Mutex::new(options.stop_within),
            options,
            handlers: Handlers::default(),
            periodic: Mutex::default(),
            running: AtomicBool::new(false),
            quiet: stop.child_token(),
            stop,
        }
    }

    pub(crate) fn stop(&self, within: Option<Duration>) {
        if let Some(within) = within {
            *self.stop_within.lock().unwrap_or_else(PoisonError::into_inner) = within;
        }
        self.stop.cancel();
    }

    pub(crate) fn stop_within(&self) -> Duration {
        *self.stop_within.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn periodic(&self) -> Vec<Periodic> {
        self.periodic.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// How many jobs of each queue this process runs, for the queues' limits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally(pub(crate) HashMap<String, usize>);

impl Tally {
    pub(crate) fn started(&mut self, queue: &str) {
        *self.0.entry(queue.to_string()).or_default() += 1;
    }

    pub(crate) fn ended(&mut self, queue: &str) {
        if let Some(running) = self.0.get_mut(queue) {
            *running = running.saturating_sub(1);
        }
    }
}
