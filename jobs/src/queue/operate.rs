//! The operator's half of the face: look, retry, remove, cancel.
use super::{
    Queue,
    backend::Result,
    inspect::{BusyJob, Entry, Listing, Minute, Page, ProcessInfo, QueueInfo, Signal, Stats, Waiting},
    job::Job,
};

impl Queue {
    pub async fn stats(&self) -> Result<Stats> {
        self.backend.stats().await
    }

    pub async fn queues(&self) -> Result<Vec<QueueInfo>> {
        self.backend.queues().await
    }

    /// Jobs that wait in a queue, the next to run first.
    pub async fn queued(&self, queue: &str, page: Page) -> Result<Listing<Job>> {
        self.backend.queued(queue, page).await
    }

    /// Scheduled jobs and retries by when they are due, the dead by when they died, the latest first.
    pub async fn waiting(&self, place: Waiting, page: Page) -> Result<Listing<Entry>> {
        self.backend.waiting(place, page).await
    }

    pub async fn busy(&self) -> Result<Vec<BusyJob>> {
        self.backend.busy().await
    }

    pub async fn processes(&self) -> Result<Vec<ProcessInfo>> {
        self.backend.processes().await
    }

    /// The last sixty minutes, oldest first.
    pub async fn throughput(&self) -> Result<Vec<Minute>> {
        self.backend.throughput().await
    }

    pub async fn remove(&self, place: Waiting, jid: &str) -> Result<bool> {
        self.backend.remove(place, jid).await
    }

    pub async fn run_now(&self, place: Waiting, jid: &str) -> Result<bool> {
        self.backend.run_now(place, jid).await
    }

    pub async fn run_all_now(&self, place: Waiting) -> Result<u64> {
        self.backend.run_all_now(place).await
    }

    pub async fn clear_waiting(&self, place: Waiting) -> Result<u64> {
        self.backend.clear_waiting(place, &|_| true).await
    }

    /// Forgets the dead that were created before this moment (seconds since 1970).
    pub async fn forget_dead_older_than(&self, created_at: f64) -> Result<u64> {
        self.backend.clear_waiting(Waiting::Dead, &|job| older(job, created_at)).await
    }

    pub async fn clear_queue(&self, queue: &str) -> Result<u64> {
        self.backend.clear_queue(queue).await
    }

    /// Takes the jobs of a class out of the queues, the schedule and the retries. Running ones run on.
    pub async fn cancel(&self, class: &str) -> Result<u64> {
        self.backend.cancel(&|job| job.class == class).await
    }

    /// Takes the jobs out that were created before this moment (seconds since 1970) and have not started.
    pub async fn cancel_older_than(&self, created_at: f64) -> Result<u64> {
        self.backend.cancel(&|job| older(job, created_at)).await
    }

    /// Gives the jobs of processes that no longer beat back to their queues. Every process does so by itself.
    pub async fn rescue(&self) -> Result<u64> {
        self.backend.rescue().await
    }

    /// Tells a process, by its identity, to take no new jobs or to stop; it hears at its next beat.
    pub async fn signal(&self, process: &str, signal: Signal) -> Result<()> {
        self.backend.signal(process, signal).await
    }
}

fn older(job: &Job, created_at: f64) -> bool {
    job.created_at.is_some_and(|at| at < created_at)
}
