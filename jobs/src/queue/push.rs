//! A job before it is enqueued: what to run, and the wishes that go with it.
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

use super::{clock, job::Job, retry::Retry, unique::Unique};

#[derive(Clone, Debug)]
pub struct NewJob {
    job: Job,
    delay: Option<Duration>,
    unique: Option<Unique>,
}

impl NewJob {
    /// `argument` is what the handler gets from [`Job::argument`]: one value, travelling as `[value]`.
    pub fn new(class: impl Into<String>, argument: impl Serialize) -> Self {
        let argument = serde_json::to_value(argument).unwrap_or(Value::Null);
        let args = if argument.is_null() { Vec::new() } else { vec![argument] };
        Self::with_args(class, args)
    }

    /// Several positional arguments, as a Ruby worker's `perform(a, b)` wants them.
    pub fn with_args(class: impl Into<String>, args: Vec<Value>) -> Self {
        let job = Job { class: class.into(), args, created_at: Some(clock::now()), ..Job::blank() };
        Self { job, delay: None, unique: None }
    }

    #[must_use]
    pub fn queue(mut self, queue: impl Into<String>) -> Self {
        self.job.queue = queue.into();
        self
    }

    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.job.retry = retry;
        self
    }

    #[must_use]
    pub fn unique(mut self, unique: Unique) -> Self {
        self.unique = Some(unique);
        self
    }

    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// A field that travels along untouched, such as `request_id` or `tags`.
    #[must_use]
    pub fn with(mut self, field: impl Into<String>, value: impl Into<Value>) -> Self {
        self.job.extra.insert(field.into(), value.into());
        self
    }

    /// The finished job, and the moment before which it must not run.
    pub(crate) fn into_job(self) -> (Job, Option<f64>) {
        let Self { mut job, delay, unique } = self;
        if let Some(unique) = unique {
            unique.mark(&mut job);
        }
        let at = delay.filter(|delay| !delay.is_zero()).map(clock::after);
        if at.is_none() {
            job.enqueued_at = Some(clock::now());
        }
        (job, at)
    }
}

/// A job made elsewhere, such as by a rusty-sidekiq client.
impl From<Job> for NewJob {
    fn from(job: Job) -> Self {
        Self { job, delay: None, unique: None }
    }
}
