//! The embedded queue as a `Backend`: each request is one step under the lock.
use std::{collections::VecDeque, sync::Arc};

use async_trait::async_trait;

use super::{Embedded, run::Worker, state::State};
use crate::queue::{
    backend::{Backend, Incoming, Matches, Result},
    clock,
    inspect::{BusyJob, Entry, Listing, Minute, Page, ProcessInfo, QueueInfo, Signal, Stats, Waiting},
    job::{Jid, Job},
    shared::Shared,
};

const HERE: &str = "embedded";

#[async_trait]
impl Backend for Embedded {
    async fn push(&self, jobs: Vec<Incoming>) -> Result<Vec<Jid>> {
        let mut state = self.state();
        let jids = jobs.into_iter().map(|job| state.push(job)).collect();
        drop(state);
        self.wake.notify_one();
        Ok(jids)
    }

    async fn run(&self, shared: Arc<Shared>) -> Result<()> {
        Worker::new(self, shared).work().await;
        Ok(())
    }

    async fn perform_due(&self, shared: Arc<Shared>) -> Result<u64> {
        Ok(Worker::new(self, shared).work_off().await)
    }

    async fn ping(&self) -> Result<()> {
        Ok(())
    }

    async fn stats(&self) -> Result<Stats> {
        let state = self.state();
        Ok(Stats {
            processed: state.counts.processed,
            failed: state.counts.failed,
            enqueued: state.queues.values().map(|jobs| jobs.len() as u64).sum(),
            scheduled: state.scheduled.len(),
            retries: state.retries.len(),
            dead: state.dead.len(),
            busy: state.running.len() as u64,
            processes: 1,
        })
    }

    async fn queues(&self) -> Result<Vec<QueueInfo>> {
        let state = self.state();
        let mut names = self.queues.clone();
        names.extend(state.queues.keys().filter(|name| !self.queues.contains(name)).cloned());
        Ok(names.into_iter().map(|name| state.queue_info(name)).collect())
    }

    async fn queued(&self, queue: &str, page: Page) -> Result<Listing<Job>> {
        let state = self.state();
        let empty = VecDeque::new();
        let jobs = state.queues.get(queue).unwrap_or(&empty);
        let entries = jobs.iter().skip(page.offset).take(page.limit).cloned().collect();
        Ok(Listing { entries, total: jobs.len() as u64 })
    }

    async fn waiting(&self, place: Waiting, page: Page) -> Result<Listing<Entry>> {
        Ok(self.state().place(place).list(page, place == Waiting::Dead))
    }

    async fn busy(&self) -> Result<Vec<BusyJob>> {
        let state = self.state();
        let mut runs: Vec<_> = state.running.values().collect();
        runs.sort_by_key(|run| run.serial);
        let busy = |run: &&super::state::Run| BusyJob {
            process: HERE.into(),
            started_at: run.started_at,
            job: run.job.clone(),
        };
        Ok(runs.iter().map(busy).collect())
    }

    async fn processes(&self) -> Result<Vec<ProcessInfo>> {
        Ok(vec![ProcessInfo {
            identity: HERE.into(),
            pid: std::process::id(),
            tag: self.tag.clone(),
            started_at: self.started_at,
            beat: clock::now(),
            concurrency: self.concurrency,
            busy: self.state().running.len(),
            queues: self.queues.clone(),
            ..ProcessInfo::default()
        }])
    }

    async fn throughput(&self) -> Result<Vec<Minute>> {
        Ok(self.state().counts.last_hour())
    }

    async fn remove(&self, place: Waiting, jid: &str) -> Result<bool> {
        let mut state = self.state();
        let removed = state.place(place).take(jid);
        Ok(state.forget(removed.as_slice()) > 0)
    }

    async fn run_now(&self, place: Waiting, jid: &str) -> Result<bool> {
        let mut state = self.state();
        let job = state.place(place).take(jid);
        Ok(self.requeue(&mut state, job) > 0)
    }

    async fn run_all_now(&self, place: Waiting) -> Result<u64> {
        let mut state = self.state();
        let jobs = state.place(place).take_all();
        Ok(self.requeue(&mut state, jobs))
    }

    async fn clear_waiting(&self, place: Waiting, matches: Matches<'_>) -> Result<u64> {
        let mut state = self.state();
        let jobs = state.place(place).take_matching(matches);
        Ok(state.forget(&jobs))
    }

    async fn clear_queue(&self, queue: &str) -> Result<u64> {
        let mut state = self.state();
        let jobs: Vec<Job> = state.queues.remove(queue).unwrap_or_default().into();
        Ok(state.forget(&jobs))
    }

    async fn cancel(&self, matches: Matches<'_>) -> Result<u64> {
        let mut state = self.state();
        let jobs = state.take_matching(matches);
        Ok(state.forget(&jobs))
    }

    /// Jobs here live and die with their process, so there are never any to rescue.
    async fn rescue(&self) -> Result<u64> {
        Ok(0)
    }

    /// There is nobody outside who could send one: a signal is for the processes of a fleet.
    async fn signal(&self, _process: &str, _signal: Signal) -> Result<()> {
        Ok(())
    }

    fn describe(&self) -> String {
        "embedded queue".into()
    }

    fn is_shared(&self) -> bool {
        false
    }
}

impl Embedded {
    fn requeue(&self, state: &mut State, jobs: impl IntoIterator<Item = Job>) -> u64 {
        let mut moved = 0;
        for job in jobs {
            state.requeue(job);
            moved += 1;
        }
        self.wake.notify_one();
        moved
    }
}
