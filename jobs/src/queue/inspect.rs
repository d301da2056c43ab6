//! What an operator sees and may do: the shapes behind an admin page and `cargo loco jobs`.
use serde::Serialize;

use super::job::Job;

/// The three places where a job waits outside of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    Scheduled,
    Retries,
    Dead,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub processed: u64,
    pub failed: u64,
    pub enqueued: u64,
    pub scheduled: u64,
    pub retries: u64,
    pub dead: u64,
    pub busy: u64,
    pub processes: u64,
}

#[derive(Clone, Debug, Serialize)]
pub struct QueueInfo {
    pub name: String,
    pub size: u64,
    /// How long its oldest job has waited, in seconds.
    pub latency: f64,
}

#[derive(Clone, Debug, Serialize)]
pub struct BusyJob {
    pub process: String,
    pub started_at: f64,
    pub job: Job,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct ProcessInfo {
    pub identity: String,
    pub hostname: String,
    pub pid: u32,
    pub tag: String,
    pub started_at: f64,
    pub beat: f64,
    pub concurrency: usize,
    pub busy: usize,
    pub queues: Vec<String>,
    pub quiet: bool,
    pub rss_kb: u64,
    pub rtt_us: u64,
}

/// What a process may be told from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    Quiet,
    Stop,
}

/// A waiting job and its moment: when it is due, or when it died.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub at: f64,
    pub job: Job,
}

#[derive(Clone, Debug, Serialize)]
pub struct Listing<T> {
    pub entries: Vec<T>,
    pub total: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Page {
    pub offset: usize,
    pub limit: usize,
}

/// One minute of work; the throughput of the last hour is sixty of them, oldest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Minute {
    /// Seconds since 1970.
    pub at: i64,
    pub processed: u64,
    pub failed: u64,
}

impl Page {
    pub fn first(limit: usize) -> Self {
        Self { offset: 0, limit }
    }

    /// First and last place, as Redis counts them; of an empty page the first comes after the last.
    pub(crate) fn span(self) -> (isize, isize) {
        match self.limit {
            0 => (1, 0),
            limit => (self.offset as isize, (self.offset + limit) as isize - 1),
        }
    }
}
