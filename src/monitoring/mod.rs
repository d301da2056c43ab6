//! What the house notices of itself: counters while it works, a row a minute of history, alerts, and a page for
//! Prometheus. Counting is atomics over bounded sets of names (route patterns, shapes of statements), so that
//! it costs next to nothing and nothing of a person ever becomes a label.
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use loco_rs::app::AppContext;

pub mod alerts;
pub mod export;
pub mod exposition;
pub mod extraction;
pub mod histogram;
pub mod history;
pub mod listener;
pub mod metrics;
pub mod plans;
pub mod pool;
pub mod process;
pub mod report;
pub mod requests;
pub mod shapes;
pub mod statements;
pub mod store;
pub mod trace;

use extraction::Extraction;
use history::Written;
use requests::Requests;
use shapes::Shapes;
use store::Reached;

/// Everything one process counts; all clones are the same counters.
#[derive(Clone, Default)]
pub struct Monitor(Arc<Counters>);

#[derive(Default)]
pub struct Counters {
    pub requests: Requests,
    pub shapes: Shapes,
    pub extraction: Extraction,
    pub store: Reached,
    written: Mutex<Written>,
}

impl std::ops::Deref for Monitor {
    type Target = Counters;

    fn deref(&self) -> &Counters {
        &self.0
    }
}

impl Counters {
    /// What was last written to the history; what is counted since is the difference.
    pub(super) fn written(&self) -> MutexGuard<'_, Written> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub fn of(ctx: &AppContext) -> Monitor {
    ctx.shared_store.get::<Monitor>().unwrap_or_default()
}

pub(super) fn micros(elapsed: Duration) -> u64 {
    u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX)
}
