//! What both backends and the face share: the options, the handlers, the periodic jobs, and the wish to stop.
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio_util::sync::CancellationToken;

use super::{
    options::{Options, QueueOptions},
    perform::Handlers,
    schedule::Periodic,
};

#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) handlers: Arc<Handlers>,
    /// Take no new jobs.
    pub(crate) quiet: CancellationToken,
    /// Take no new jobs, and end when the running ones have.
    pub(crate) stop: CancellationToken,
    periodic: Arc<Mutex<Vec<Periodic>>>,
    running: Arc<AtomicBool>,
    stop_within: Arc<Mutex<Duration>>,
}

impl Shared {
    pub(crate) fn new(options: Options) -> Self {
        let stop = CancellationToken::new();
        Self {
            stop_within: Arc::new(Mutex::new(options.stop_within)),
            options,
            handlers: Arc::default(),
            quiet: stop.child_token(),
            stop,
            periodic: Arc::default(),
            running: Arc::default(),
        }
    }

    /// The same, but working on other queues.
    pub(crate) fn on(&self, queues: Vec<QueueOptions>) -> Self {
        Self { options: Options { queues, ..self.options.clone() }, ..self.clone() }
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

    pub(crate) fn every(&self, periodic: Periodic) {
        self.periodic.lock().unwrap_or_else(PoisonError::into_inner).push(periodic);
    }

    pub(crate) fn periodic(&self) -> Vec<Periodic> {
        self.periodic.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// False if it is running already.
    pub(crate) fn starts(&self) -> bool {
        !self.running.swap(true, Ordering::SeqCst)
    }

    pub(crate) fn ended(&self) {
        self.running.store(false, Ordering::SeqCst);
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
