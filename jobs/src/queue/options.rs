//! What an operator may turn. The defaults are meant for production; tests make the times shorter.
use std::time::Duration;

use super::retry::RetryPolicy;

#[derive(Clone, Debug)]
pub struct Options {
    /// How many jobs this process runs at once.
    pub concurrency: usize,
    pub queues: Vec<QueueOptions>,
    pub retry: RetryPolicy,
    /// How long a stopping process waits for running jobs before it hands them back.
    pub stop_within: Duration,
    /// How often a process says that it lives (and reads Quiet and Stop).
    pub beat: Duration,
    /// How long after its last beat a process keeps its jobs. Several beats, or a slow one costs a second run.
    pub lease: Duration,
    /// How often due retries, delayed and periodic jobs are looked for.
    pub poll: Duration,
    /// How long a caller may wait for Redis.
    pub answer_within: Duration,
    pub dead: DeadOptions,
    /// Shown beside the process in Sidekiq's web page.
    pub tag: String,
}

#[derive(Clone, Debug)]
pub struct QueueOptions {
    pub name: String,
    /// How often this queue is asked first, relative to the others. No weight starves another queue.
    pub weight: u32,
    /// At most this many of its jobs at once in this process.
    pub limit: Option<usize>,
}

#[derive(Clone, Debug)]
pub struct DeadOptions {
    pub at_most: usize,
    pub keep: Duration,
}

impl QueueOptions {
    pub fn new(name: impl Into<String>, weight: u32) -> Self {
        Self { name: name.into(), weight, limit: None }
    }

    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl Options {
    pub(crate) fn queue_names(&self) -> Vec<String> {
        self.queues.iter().map(|queue| queue.name.clone()).collect()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            concurrency: 10,
            queues: vec![QueueOptions::new("default", 1)],
            retry: RetryPolicy::default(),
            stop_within: Duration::from_secs(25),
            beat: Duration::from_secs(5),
            lease: Duration::from_secs(20),
            poll: Duration::from_secs(1),
            answer_within: Duration::from_millis(1500),
            dead: DeadOptions::default(),
            tag: String::new(),
        }
    }
}

/// Sidekiq's own limits: ten thousand jobs, half a year.
impl Default for DeadOptions {
    fn default() -> Self {
        Self { at_most: 10_000, keep: Duration::from_hours(180 * 24) }
    }
}
