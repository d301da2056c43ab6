//! Jobs page by page: those of a queue, and those that wait elsewhere.
use jobs::queue::{Entry, Job, Listing};
use serde::Serialize;
use serde_json::Value;

use super::{Sums, age::moment, path};
use crate::models::Moment;

pub const JOBS_A_PAGE: usize = 25;
/// Of arguments and messages; a payload of a megabyte is not read by a person.
const MOST_LETTERS: usize = 4000;

#[derive(Serialize)]
pub struct QueuedJobs {
    sums: Sums,
    name: String,
    jobs: Vec<JobCard>,
    total: u64,
    more: String,
}

#[derive(Serialize)]
pub struct WaitingJobs {
    sums: Sums,
    place: String,
    jobs: Vec<JobCard>,
    total: u64,
    more: String,
}

/// A job with all there is to know of it.
#[derive(Serialize)]
struct JobCard {
    jid: String,
    class: String,
    queue: String,
    args: String,
    attempt: u32,
    /// When it is due, or when it died; none for a job that is simply next.
    at: Option<Moment>,
    created_at: Option<Moment>,
    failed_at: Option<Moment>,
    error_class: String,
    error_message: String,
    /// What its maker added: tags, a request's id.
    extra: String,
}

impl QueuedJobs {
    pub fn new(sums: Sums, name: String, jobs: Listing<Job>, page: usize) -> Self {
        let more = more(&path(&["queues", &name]), page, jobs.total);
        let cards = jobs.entries.into_iter().map(|job| JobCard::new(job, None)).collect();
        Self { sums, name, jobs: cards, total: jobs.total, more }
    }
}

impl WaitingJobs {
    pub fn new(sums: Sums, place: &str, jobs: Listing<Entry>, page: usize) -> Self {
        let cards = jobs.entries.into_iter().map(|entry| JobCard::new(entry.job, Some(moment(entry.at))));
        Self {
            sums,
            place: place.into(),
            jobs: cards.collect(),
            total: jobs.total,
            more: more(&path(&[place]), page, jobs.total),
        }
    }
}

impl JobCard {
    fn new(job: Job, at: Option<Moment>) -> Self {
        Self {
            attempt: job.attempt(),
            at,
            created_at: job.created_at.map(moment),
            failed_at: job.retried_at.or(job.failed_at).map(moment),
            error_class: job.error_class.unwrap_or_default(),
            error_message: shortened(&job.error_message.unwrap_or_default()),
            extra: if job.extra.is_empty() { String::new() } else { readable(&Value::Object(job.extra)) },
            args: readable(&Value::from(job.args)),
            jid: job.jid,
            class: job.class,
            queue: job.queue,
        }
    }
}

pub fn readable(value: &Value) -> String {
    shortened(&serde_json::to_string(value).unwrap_or_default())
}

fn shortened(text: &str) -> String {
    text.chars().take(MOST_LETTERS).collect()
}

fn more(path: &str, page: usize, total: u64) -> String {
    if total > (page * JOBS_A_PAGE) as u64 { format!("{path}?page={}", page + 1) } else { String::new() }
}
