//! Jobs: enqueue, run, retry, and never lose one.
//!
//! One interface, two backends: in this process ([`Queue::embedded`]), or in Redis with Sidekiq's wire format
//! ([`Queue::sidekiq`]), where a fleet shares the work and Ruby can enqueue and watch. The life of a job, and what is
//! promised when, is told in the crate's README.
mod backend;
mod clock;
mod embedded;
mod error;
mod inspect;
mod job;
mod lease;
mod operate;
mod options;
mod perform;
mod push;
mod retry;
mod rusty;
mod schedule;
mod shared;
mod sidekiq;
mod turn;
mod unique;

use std::{future::Future, sync::Arc, time::Duration};

use backend::{Backend, Result};
use futures_util::future::BoxFuture;
use shared::Shared;

pub use error::{JobError, QueueError};
pub use inspect::*;
pub use job::{Jid, Job};
pub use lease::Lease;
pub use options::{DeadOptions, Options, QueueOptions};
pub use perform::{ExhaustedHook, Handler};
pub use push::NewJob;
pub use retry::{Backoff, Retry, RetryPolicy};
pub use schedule::Schedule;
pub use unique::{Unique, Until};

/// Cheap to clone; all clones are the same queue.
#[derive(Clone)]
pub struct Queue {
    shared: Arc<Shared>,
    backend: Arc<dyn Backend>,
}

impl Queue {
    /// Jobs live in this process and end with it; whoever needs them to last enqueues again from a database.
    pub fn embedded(options: Options) -> Self {
        let backend = Arc::new(embedded::Embedded::new(&options));
        Self { shared: Arc::new(Shared::new(options)), backend }
    }

    /// Jobs live in Redis in Sidekiq's format and outlive every process. Connects only when first used.
    pub fn sidekiq(redis_url: &str, options: Options) -> Result<Self> {
        let backend = Arc::new(sidekiq::Sidekiq::new(redis_url, &options)?);
        Ok(Self { shared: Arc::new(Shared::new(options)), backend })
    }

    pub fn register(&self, class: impl Into<String>, handler: Handler) {
        self.shared.handlers.register(class.into(), handler);
    }

    /// `register` for an ordinary async function or closure.
    pub fn on<F, R>(&self, class: impl Into<String>, handler: F)
    where
        F: Fn(Job) -> R + Send + Sync + 'static,
        R: Future<Output = std::result::Result<(), JobError>> + Send + 'static,
    {
        self.register(class, Arc::new(move |job| -> BoxFuture<'static, _> { Box::pin(handler(job)) }));
    }

    /// Called when a job's tries are used up, before it goes to the dead set; may be called twice after a crash.
    pub fn on_exhausted(&self, hook: ExhaustedHook) {
        self.shared.handlers.on_exhausted(hook);
    }

    pub async fn enqueue(&self, job: NewJob) -> Result<Jid> {
        Ok(self.enqueue_all(vec![job]).await?.pop().unwrap_or_default())
    }

    /// One round trip, and either all of them are enqueued or none.
    pub async fn enqueue_all(&self, jobs: Vec<NewJob>) -> Result<Vec<Jid>> {
        self.backend.push(jobs.into_iter().map(NewJob::into_job).collect()).await
    }

    pub async fn enqueue_in(&self, delay: Duration, job: NewJob) -> Result<Jid> {
        self.enqueue(job.after(delay)).await
    }

    /// Enqueues the job at every tick of the schedule, once in the whole fleet, however many processes say this.
    pub fn every(&self, name: impl Into<String>, schedule: impl Into<Schedule>, job: NewJob) {
        let job = job.unique(Unique::until_start());
        let periodic = schedule::Periodic { name: name.into(), schedule: schedule.into(), job };
        self.shared.every(periodic);
    }

    /// Works until [`Queue::shutdown`], then ends when running jobs have ended or been handed back.
    pub async fn run(&self) -> Result<()> {
        self.run_on(self.shared.options.queues.clone()).await
    }

    /// The same, on other queues than the options name.
    pub async fn run_on(&self, queues: Vec<QueueOptions>) -> Result<()> {
        if !self.shared.starts() {
            return Err(QueueError::AlreadyRunning);
        }
        let result = self.backend.run(Arc::new(self.shared.on(queues))).await;
        self.shared.ended();
        result
    }

    /// Performs what is due, and what that enqueues, until nothing is left; returns how many runs that took. For tests
    /// and tasks, which want to go on when the work is done.
    pub async fn perform_due(&self) -> Result<u64> {
        self.backend.perform_due(self.shared.clone()).await
    }

    /// Take no new jobs, but stay.
    pub fn quiet(&self) {
        self.shared.quiet.cancel();
    }

    /// Ends [`Queue::run`]; does not wait for it.
    pub fn shutdown(&self) {
        self.shared.stop(None);
    }

    pub fn shutdown_within(&self, deadline: Duration) {
        self.shared.stop(Some(deadline));
    }

    pub async fn ping(&self) -> Result<()> {
        self.backend.ping().await
    }

    pub fn describe(&self) -> String {
        self.backend.describe()
    }

    /// Whether other processes work on it too, and can be told to be quiet or to stop.
    pub fn is_shared(&self) -> bool {
        self.backend.is_shared()
    }

    pub fn options(&self) -> &Options {
        &self.shared.options
    }
}
