//! What a backend must be able to do. `Queue` is the face, this is the seam: one implementation keeps its jobs in
//! memory, the other in Redis.
use std::sync::Arc;

use async_trait::async_trait;

use super::{
    error::QueueError,
    inspect::{BusyJob, Entry, Listing, Minute, Page, ProcessInfo, QueueInfo, Signal, Stats, Waiting},
    job::{Jid, Job},
    shared::Shared,
};

pub(crate) type Result<T> = std::result::Result<T, QueueError>;

/// A job on its way in, and the moment before which it must not run.
pub(crate) type Incoming = (Job, Option<f64>);

/// Which jobs are meant.
pub(crate) type Matches<'m> = &'m (dyn for<'a> Fn(&'a Job) -> bool + Sync);

#[async_trait]
pub(crate) trait Backend: Send + Sync {
    /// All or none. A unique job that is already waiting answers with the waiting one's id.
    async fn push(&self, jobs: Vec<Incoming>) -> Result<Vec<Jid>>;
    /// Works until told to stop, then until what is running has ended or been handed back.
    async fn run(&self, shared: Arc<Shared>) -> Result<()>;
    /// Works in the caller's task until nothing is due, and says how many runs that took. A fleet's queue belongs to
    /// nobody alone, so only the embedded one can tell when it is empty.
    async fn perform_due(&self, _shared: Arc<Shared>) -> Result<u64> {
        Err(QueueError::NotHere("perform_due"))
    }
    async fn ping(&self) -> Result<()>;

    async fn stats(&self) -> Result<Stats>;
    async fn queues(&self) -> Result<Vec<QueueInfo>>;
    async fn queued(&self, queue: &str, page: Page) -> Result<Listing<Job>>;
    async fn waiting(&self, place: Waiting, page: Page) -> Result<Listing<Entry>>;
    async fn busy(&self) -> Result<Vec<BusyJob>>;
    async fn processes(&self) -> Result<Vec<ProcessInfo>>;
    async fn throughput(&self) -> Result<Vec<Minute>>;

    async fn remove(&self, place: Waiting, jid: &str) -> Result<bool>;
    async fn run_now(&self, place: Waiting, jid: &str) -> Result<bool>;
    async fn run_all_now(&self, place: Waiting) -> Result<u64>;
    async fn clear_waiting(&self, place: Waiting, matches: Matches<'_>) -> Result<u64>;
    async fn clear_queue(&self, queue: &str) -> Result<u64>;
    /// Takes every queued, scheduled or retried job that matches out.
    async fn cancel(&self, matches: Matches<'_>) -> Result<u64>;
    /// Gives the jobs of processes that no longer beat back to their queues.
    async fn rescue(&self) -> Result<u64>;
    async fn signal(&self, process: &str, signal: Signal) -> Result<()>;
    fn describe(&self) -> String;
    /// Whether other processes work on it too.
    fn is_shared(&self) -> bool;
}
