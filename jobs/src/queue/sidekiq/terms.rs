//! When Redis and we may disagree: an answer was lost, Redis was emptied, or our lease ran out while we were away.
use std::sync::atomic::Ordering;

use super::{beat, fetch::Fetch, process::Payload, scripts};
use crate::queue::backend::Result;

impl Fetch {
    pub(super) async fn come_to_terms(&mut self) -> Result<()> {
        if self.context.process.fenced.load(Ordering::SeqCst) {
            self.come_back_under_a_new_name().await?;
        }
        let forgotten = self.context.process.forgotten.load(Ordering::SeqCst);
        if forgotten {
            beat::beat(&self.line, &self.context.process, &self.context.shared).await?;
        }
        if forgotten || self.unsure {
            self.compare(forgotten).await?;
            self.unsure = false;
            self.context.process.forgotten.store(false, Ordering::SeqCst);
        }
        Ok(())
    }

    /// Others have our jobs. What still runs here is stopped, and what it would say does not count.
    async fn come_back_under_a_new_name(&mut self) -> Result<()> {
        let process = self.context.process.clone();
        let dropped = self.hands.drop_all();
        self.report.forget();
        tracing::warn!(jobs = dropped, "this worker was away too long; its jobs were given to others");
        let mut pipe = redis::pipe();
        pipe.add_command(scripts::call(&scripts::LEAVE)).arg(process.identity()).ignore();
        self.line.ask::<()>(&pipe).await?;
        process.rename();
        process.fenced.store(false, Ordering::SeqCst);
        process.forgotten.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// A job Redis says we hold and we do not know of came with a lost answer: it starts now. A job we hold and Redis
    /// does not know of is written back if Redis was emptied; otherwise the lost answer was to its end.
    async fn compare(&mut self, emptied: bool) -> Result<()> {
        let queues = self.context.shared.options.queue_names();
        let me = self.context.process.identity();
        let held = |queue: &String| format!("held:{me}:{queue}");
        let mut listing = redis::pipe();
        for queue in &queues {
            listing.lrange(held(queue), 0, -1);
        }
        let listed: Vec<Vec<Vec<u8>>> = self.line.ask(&listing).await?;
        let mut restoring = redis::pipe();
        for (queue, listed) in queues.iter().zip(listed) {
            let (unknown, missing) = self.differences(queue, listed);
            for payload in missing.iter().filter(|_| emptied) {
                restoring.rpush(held(queue), &**payload).ignore();
            }
            self.hands.start(unknown.into_iter().map(|payload| (queue.clone(), payload)).collect());
        }
        if restoring.is_empty() { Ok(()) } else { self.line.ask(&restoring).await }
    }

    /// What Redis lists and we do not have, and what we have and Redis does not list.
    fn differences(&self, queue: &str, listed: Vec<Vec<u8>>) -> (Vec<Payload>, Vec<Payload>) {
        let mut ours = self.context.process.desk().payloads(queue);
        ours.extend(self.report.payloads(queue));
        let mut unknown = Vec::new();
        for payload in listed {
            match ours.iter().position(|known| **known == payload) {
                Some(place) => drop(ours.swap_remove(place)),
                None => unknown.push(Payload::new(payload)),
            }
        }
        (unknown, ours)
    }
}
