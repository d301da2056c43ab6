//! What happens by the clock, once in the whole fleet at each tick.
use std::time::Duration;

use jobs::queue::{NewJob, Queue};
use loco_rs::bgworker::BackgroundWorker;

use super::{housekeeping::HousekeepingJob, reconciliation::ReconciliationJob};
use crate::models::items::reconciling;

const HOURLY: Duration = Duration::from_hours(1);

pub fn keep_order(queue: &Queue) {
    queue.every("reconciliation", reconciling::EVERY, job::<ReconciliationJob>());
    queue.every("housekeeping", HOURLY, job::<HousekeepingJob>());
}

fn job<W: BackgroundWorker<()>>() -> NewJob {
    let job = NewJob::new(W::class_name(), ());
    match W::queue() {
        Some(queue) => job.queue(queue),
        None => job,
    }
}
