//! The embedded worker: a loop that fills free slots, wakes for what is due, and drains at the end.
use std::sync::Arc;

use tokio::{
    task::JoinSet,
    time::{Duration, Instant, sleep, timeout_at},
};

use super::{Embedded, state::Run};
use crate::queue::{clock, perform::Outcome, shared::Shared, turn};

pub(super) struct Worker<'a> {
    queue: &'a Embedded,
    shared: Arc<Shared>,
    runs: JoinSet<(Run, Outcome)>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(queue: &'a Embedded, shared: Arc<Shared>) -> Self {
        Self { queue, shared, runs: JoinSet::new() }
    }

    pub(super) async fn work(mut self) {
        while !self.shared.stop.is_cancelled() {
            self.queue.promote(&self.shared.periodic());
            if !self.shared.quiet.is_cancelled() {
                self.fill_slots();
            }
            self.wait().await;
        }
        self.drain().await;
    }

    pub(super) async fn work_off(mut self) -> u64 {
        let mut ended = 0;
        loop {
            self.queue.promote(&self.shared.periodic());
            self.fill_slots();
            let Some(run) = self.runs.join_next().await else { return ended };
            self.settle(run.ok());
            ended += 1;
        }
    }

    fn fill_slots(&mut self) {
        let free = self.shared.options.concurrency.saturating_sub(self.runs.len());
        if free == 0 {
            return;
        }
        for run in self.take(free) {
            let shared = self.shared.clone();
            self.runs.spawn(async move {
                let outcome = shared.handlers.perform(run.job.clone(), &shared.options.retry).await;
                (run, outcome)
            });
        }
    }

    fn take(&self, free: usize) -> Vec<Run> {
        let mut state = self.queue.state();
        let turns = turn::draw(&self.shared.options.queues, &state.tally.0, free);
        state.take(&turns, free)
    }

    async fn wait(&mut self) {
        let pause = self.pause();
        tokio::select! {
            Some(ended) = self.runs.join_next() => self.settle(ended.ok()),
            () = self.queue.wake.notified() => {}
            () = self.shared.stop.cancelled() => {}
            () = sleep(pause) => {}
        }
    }

    /// Until the next delayed job is due, or the next look at the periodic ones.
    fn pause(&self) -> Duration {
        let due = self.queue.state().next_due().map_or(f64::MAX, |at| (at - clock::now()).max(0.0));
        Duration::from_secs_f64(due.min(self.shared.options.poll.as_secs_f64()))
    }

    fn settle(&mut self, ended: Option<(Run, Outcome)>) {
        if let Some((run, outcome)) = ended {
            self.queue.state().settle(&run, outcome, &self.shared.options.dead);
        }
    }

    /// What is queued here ends with the process, so as much of it as fits before the deadline is still done.
    async fn drain(&mut self) {
        let deadline = Instant::now() + self.shared.stop_within();
        loop {
            if Instant::now() < deadline {
                self.fill_slots();
            }
            match timeout_at(deadline, self.runs.join_next()).await {
                Ok(Some(ended)) => self.settle(ended.ok()),
                Ok(None) => break,
                Err(_) => return self.hand_back().await,
            }
        }
    }

    async fn hand_back(&mut self) {
        self.runs.shutdown().await;
        let mut state = self.queue.state();
        let unfinished: Vec<Run> = state.running.values().cloned().collect();
        tracing::warn!(jobs = unfinished.len(), "stopped before these jobs were done; they are queued again");
        for run in unfinished {
            state.hand_back(run);
        }
    }
}
