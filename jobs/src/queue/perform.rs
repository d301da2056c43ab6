//! One run of one job, and what follows from it. Both backends come through here, so a panic, an unknown class and a
//! last failed try mean the same in both.
use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, PoisonError, RwLock},
    time::Instant,
};

use futures_util::{FutureExt, future::BoxFuture};
use tracing::Instrument;

use super::{
    clock,
    error::JobError,
    job::Job,
    retry::{Retry, RetryPolicy},
};

pub type Handler = Arc<dyn Fn(Job) -> BoxFuture<'static, Result<(), JobError>> + Send + Sync>;
/// Called when a job's tries are used up, before it goes to the dead set; may be called twice after a crash.
pub type ExhaustedHook = Arc<dyn Fn(Job, JobError) -> BoxFuture<'static, ()> + Send + Sync>;

/// What becomes of a job that has run.
#[derive(Debug)]
pub(crate) enum Outcome {
    Done,
    Retry {
        at: f64,
        job: Box<Job>,
    },
    Dead {
        job: Box<Job>,
    },
    /// Failed, and asked (as Ruby jobs may) to be forgotten then.
    Discarded,
}

#[derive(Default)]
pub(crate) struct Handlers {
    by_class: RwLock<HashMap<String, Handler>>,
    exhausted: RwLock<Option<ExhaustedHook>>,
}

impl Handlers {
    pub(crate) fn register(&self, class: String, handler: Handler) {
        self.by_class.write().unwrap_or_else(PoisonError::into_inner).insert(class, handler);
    }

    pub(crate) fn on_exhausted(&self, hook: ExhaustedHook) {
        *self.exhausted.write().unwrap_or_else(PoisonError::into_inner) = Some(hook);
    }

    pub(crate) async fn perform(&self, job: Job, policy: &RetryPolicy) -> Outcome {
        let span = tracing::info_span!(
            "job",
            job.class = %job.class,
            job.id = %job.jid,
            job.queue = %job.queue,
            job.attempt = job.attempt(),
            request_id = job.extra("request_id"),
            traceparent = job.extra("traceparent"),
        );
        async {
            let started = Instant::now();
            match self.run(&job).await {
                Ok(()) => {
                    tracing::info!(ms = started.elapsed().as_millis() as u64, "a job is done");
                    Outcome::Done
                }
                Err(error) => self.after_failure(job, error, policy).await,
            }
        }
        .instrument(span)
        .await
    }

    async fn run(&self, job: &Job) -> Result<(), JobError> {
        let Some(handler) = self.handler(&job.class) else {
            // Another version of the program may know it: retried like any failure.
            return Err(JobError::new("NoHandler", format!("no handler is registered for {}", job.class)));
        };
        let run = AssertUnwindSafe(async { handler(job.clone()).await }).catch_unwind();
        job.lease.clone().cover(run).await.unwrap_or_else(|panic| Err(JobError::from_panic(&*panic)))
    }

    fn handler(&self, class: &str) -> Option<Handler> {
        self.by_class.read().unwrap_or_else(PoisonError::into_inner).get(class).cloned()
    }

    async fn after_failure(&self, mut job: Job, error: JobError, policy: &RetryPolicy) -> Outcome {
        let count = note_failure(&mut job, &error);
        if count < policy.tries(job.retry) {
            let delay = policy.delay(count);
            tracing::warn!(%error, retry_in = delay.as_secs_f64(), "a job failed and will be tried again");
            return Outcome::Retry { at: clock::after(delay), job: Box::new(job) };
        }
        tracing::error!(%error, "a job failed for the last time");
        self.tell_exhausted(&job, error).await;
        if job.retry == Retry::Never || job.extra.get("dead") == Some(&false.into()) {
            return Outcome::Discarded;
        }
        Outcome::Dead { job: Box::new(job) }
    }

    pub(crate) async fn tell_exhausted(&self, job: &Job, error: JobError) {
        let hook = self.exhausted.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(hook) = hook else { return };
        let told = AssertUnwindSafe(async { hook(job.clone(), error).await }).catch_unwind();
        if told.await.is_err() {
            tracing::error!("the hook for jobs whose tries are used up panicked");
        }
    }
}

/// Writes the failure into the job as Ruby does, and returns how many retries it has had.
fn note_failure(job: &mut Job, error: &JobError) -> u32 {
    if let Some(queue) = job.retry_queue.clone() {
        job.queue = queue;
    }
    job.error_class = Some(error.class.clone());
    job.error_message = Some(error.message.clone());
    let count = match job.retry_count {
        None => {
            job.failed_at = Some(clock::now());
            0
        }
        Some(count) => {
            job.retried_at = Some(clock::now());
            count.saturating_add(1)
        }
    };
    job.retry_count = Some(count);
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}
