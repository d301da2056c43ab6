//! The queue as administrators see it.
mod age;
mod lists;

use jobs::queue::{BusyJob, Minute, ProcessInfo, Queue, QueueInfo, Stats};
use serde::Serialize;
use serde_json::Value;

use self::{
    age::{Age, moment},
    lists::readable,
};
use super::throughput::Throughput;
use crate::models::Moment;

pub use lists::{JOBS_A_PAGE, QueuedJobs, WaitingJobs};

#[derive(Serialize)]
pub struct Away {
    pub reason: String,
}

/// What the tabs count.
#[derive(Debug, Serialize)]
pub struct Sums {
    scheduled: u64,
    retries: u64,
    dead: u64,
}

#[derive(Serialize)]
pub struct Desk {
    sums: Sums,
    stats: Stats,
    throughput: Throughput,
    queues: Vec<QueueRow>,
    busy: Vec<BusyRow>,
    processes: Vec<ProcessRow>,
    /// Whether processes can be told to stop: with an embedded queue there is only this one.
    shared: bool,
    place: String,
}

#[derive(Serialize)]
struct QueueRow {
    name: String,
    href: String,
    size: u64,
    latency: Age,
}

#[derive(Serialize)]
struct BusyRow {
    class: String,
    args: String,
    queue: String,
    process: String,
    since: Age,
}

#[derive(Serialize)]
struct ProcessRow {
    identity: String,
    name: String,
    pid: u32,
    quiet: bool,
    busy: usize,
    concurrency: usize,
    queues: String,
    started_at: Moment,
    beat: Age,
    memory_mib: u64,
    quiet_action: String,
    stop_action: String,
}

impl From<Stats> for Sums {
    fn from(stats: Stats) -> Self {
        Self { scheduled: stats.scheduled, retries: stats.retries, dead: stats.dead }
    }
}

impl Desk {
    pub fn new(
        stats: Stats,
        queues: Vec<QueueInfo>,
        busy: Vec<BusyJob>,
        processes: Vec<ProcessInfo>,
        minutes: &[Minute],
    ) -> Self {
        Self {
            sums: stats.clone().into(),
            stats,
            throughput: Throughput::new(minutes),
            queues: queues.into_iter().map(QueueRow::from).collect(),
            busy: busy.into_iter().map(BusyRow::from).collect(),
            processes: processes.into_iter().map(ProcessRow::from).collect(),
            shared: false,
            place: String::new(),
        }
    }

    #[must_use]
    pub fn at(self, queue: &Queue) -> Self {
        Self { shared: queue.is_shared(), place: queue.describe(), ..self }
    }
}

impl From<QueueInfo> for QueueRow {
    fn from(queue: QueueInfo) -> Self {
        let href = path(&["queues", &queue.name]);
        Self { href, name: queue.name, size: queue.size, latency: Age::of(queue.latency) }
    }
}

impl From<BusyJob> for BusyRow {
    fn from(busy: BusyJob) -> Self {
        Self {
            args: readable(&Value::from(busy.job.args)),
            class: busy.job.class,
            queue: busy.job.queue,
            process: busy.process,
            since: Age::since(busy.started_at),
        }
    }
}

impl From<ProcessInfo> for ProcessRow {
    fn from(process: ProcessInfo) -> Self {
        let act = |word| path(&["processes", &process.identity, word]);
        Self {
            quiet_action: act("quiet"),
            stop_action: act("stop"),
            name: if process.hostname.is_empty() { process.tag.clone() } else { process.hostname.clone() },
            pid: process.pid,
            quiet: process.quiet,
            busy: process.busy,
            concurrency: process.concurrency,
            queues: process.queues.join(", "),
            started_at: moment(process.started_at),
            beat: Age::since(process.beat),
            memory_mib: process.rss_kb / 1024,
            identity: process.identity,
        }
    }
}

/// Names of queues and processes are others' words, so they are escaped.
fn path(words: &[&str]) -> String {
    let address = url::Url::parse("http://here/admin/jobs").ok().map(|mut url| {
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.extend(words);
        }
        url.path().to_string()
    });
    address.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place_in_an_address() {
        assert_eq!(path(&["queues", "low/../x?y"]), "/admin/jobs/queues/low%2F..%2Fx%3Fy");
    }
}
