//! The queue of a test does nothing by itself: the story says when work is done.
use jobs::queue::{Page, Queue, Waiting};

use super::World;

impl World {
    /// Performs everything that is due, and what that enqueues, until nothing is left. Returns how many ran.
    pub async fn perform_jobs(&self) -> u64 {
        self.queue().perform_due().await.unwrap()
    }

    /// The classes of the jobs that wait: queued, for a later moment, for another try, or dead.
    pub async fn jobs_left(&self) -> Vec<String> {
        let (queue, all) = (self.queue(), Page { offset: 0, limit: 100 });
        let mut left = Vec::new();
        for name in queue.queues().await.unwrap() {
            let queued = queue.queued(&name.name, all).await.unwrap().entries;
            left.extend(queued.into_iter().map(|job| job.class));
        }
        for place in [Waiting::Scheduled, Waiting::Retries, Waiting::Dead] {
            let waiting = queue.waiting(place, all).await.unwrap().entries;
            left.extend(waiting.into_iter().map(|entry| format!("{} ({place:?})", entry.job.class)));
        }
        left
    }

    pub fn queue(&self) -> Queue {
        self.ctx.shared_store.get::<Queue>().expect("after_context keeps the queue")
    }
}
