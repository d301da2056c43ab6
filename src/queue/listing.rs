//! Our jobs in Loco's words, for `cargo loco jobs dump` and `purge`: waiting is queued, running is processing, dead is
//! failed.
use chrono::{DateTime, Utc};
use jobs::queue::{Job, Page, Queue, QueueError, Waiting};
use loco_rs::bgworker::{self, JobStatus};

const A_PAGE: usize = 500;
const A_DAY: f64 = 24.0 * 3600.0;

type Result<T> = std::result::Result<T, QueueError>;

pub(super) async fn jobs(
    queue: &Queue,
    status: Option<&Vec<JobStatus>>,
    age_days: Option<i64>,
) -> Result<Vec<bgworker::Job>> {
    let mut found = Vec::new();
    for one in [JobStatus::Queued, JobStatus::Processing, JobStatus::Failed] {
        if status.is_none_or(|all| all.contains(&one)) {
            found.extend(with_status(queue, one).await?);
        }
    }
    if let Some(days) = age_days {
        let before = moment(days_ago(days));
        found.retain(|job| job.created_at < before);
    }
    Ok(found)
}

pub(super) fn days_ago(days: i64) -> f64 {
    Utc::now().timestamp_micros() as f64 / 1e6 - days as f64 * A_DAY
}

async fn with_status(queue: &Queue, status: JobStatus) -> Result<Vec<bgworker::Job>> {
    match status {
        JobStatus::Processing => {
            let busy = queue.busy().await?.into_iter();
            Ok(busy.map(|busy| in_locos_words(busy.job, status.clone(), Some(busy.started_at))).collect())
        }
        JobStatus::Failed => waiting(queue, Waiting::Dead, &status).await,
        _ => {
            let mut jobs = queued(queue, &status).await?;
            jobs.extend(waiting(queue, Waiting::Scheduled, &status).await?);
            jobs.extend(waiting(queue, Waiting::Retries, &status).await?);
            Ok(jobs)
        }
    }
}

async fn queued(queue: &Queue, status: &JobStatus) -> Result<Vec<bgworker::Job>> {
    let mut jobs = Vec::new();
    for info in queue.queues().await? {
        for offset in (0..info.size as usize).step_by(A_PAGE) {
            let page = queue.queued(&info.name, Page { offset, limit: A_PAGE }).await?;
            jobs.extend(page.entries.into_iter().map(|job| in_locos_words(job, status.clone(), None)));
        }
    }
    Ok(jobs)
}

async fn waiting(queue: &Queue, place: Waiting, status: &JobStatus) -> Result<Vec<bgworker::Job>> {
    let mut jobs = Vec::new();
    loop {
        let page = queue.waiting(place, Page { offset: jobs.len(), limit: A_PAGE }).await?;
        if page.entries.is_empty() {
            return Ok(jobs);
        }
        let entries = page.entries.into_iter();
        jobs.extend(entries.map(|entry| in_locos_words(entry.job, status.clone(), Some(entry.at))));
    }
}

fn in_locos_words(job: Job, status: JobStatus, at: Option<f64>) -> bgworker::Job {
    let created_at = job.created_at.and_then(moment);
    let changed = job.retried_at.or(job.failed_at).or(job.enqueued_at);
    let tags = job.extra.get("tags").and_then(|tags| serde_json::from_value(tags.clone()).ok());
    bgworker::Job {
        data: job.argument(),
        status,
        run_at: at.or(job.enqueued_at).and_then(moment).or(created_at).unwrap_or_default(),
        interval: None,
        created_at,
        updated_at: changed.and_then(moment).or(created_at),
        tags,
        priority: 0,
        id: job.jid,
        name: job.class,
    }
}

fn moment(seconds: f64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros((seconds * 1e6) as i64)
}
