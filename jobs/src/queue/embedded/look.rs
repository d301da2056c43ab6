//! Reading the state, and picking jobs out of it, for an operator.
use std::collections::VecDeque;

use super::state::State;
use crate::queue::{clock, inspect::QueueInfo, job::Job};

impl State {
    pub(super) fn queue_info(&self, name: String) -> QueueInfo {
        let jobs = self.queues.get(&name);
        let oldest = jobs.and_then(VecDeque::front).and_then(|job| job.enqueued_at);
        QueueInfo {
            size: jobs.map_or(0, |jobs| jobs.len() as u64),
            latency: oldest.map_or(0.0, |at| (clock::now() - at).max(0.0)),
            name,
        }
    }

    /// From wherever they wait to run.
    pub(super) fn take_matching(&mut self, matches: &dyn Fn(&Job) -> bool) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for queue in self.queues.values_mut() {
            let (gone, kept) = std::mem::take(queue).into_iter().partition::<Vec<_>, _>(|job| matches(job));
            *queue = kept.into();
            jobs.extend(gone);
        }
        jobs.extend(self.scheduled.take_matching(matches));
        jobs.extend(self.retries.take_matching(matches));
        jobs
    }
}
