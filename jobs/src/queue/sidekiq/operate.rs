//! The fleet's queue as a `Backend`.
use std::{sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{Sidekiq, chores, promote::key, push, search, watch};
use crate::queue::{
    backend::{Backend, Incoming, Matches, Result},
    inspect::{BusyJob, Entry, Listing, Minute, Page, ProcessInfo, QueueInfo, Signal, Stats, Waiting},
    job::{Jid, Job},
    shared::Shared,
};

#[async_trait]
impl Backend for Sidekiq {
    async fn push(&self, jobs: Vec<Incoming>) -> Result<Vec<Jid>> {
        push::push(&self.link, &jobs).await
    }

    async fn run(&self, shared: Arc<Shared>) -> Result<()> {
        self.work(shared).await
    }

    async fn ping(&self) -> Result<()> {
        self.link.ask_again(redis::pipe().cmd("PING").ignore()).await
    }

    async fn stats(&self) -> Result<Stats> {
        watch::stats(&self.link).await
    }

    async fn queues(&self) -> Result<Vec<QueueInfo>> {
        watch::queues(&self.link, &self.queues).await
    }

    async fn queued(&self, queue: &str, page: Page) -> Result<Listing<Job>> {
        let key = format!("queue:{queue}");
        // The next to run is at the end of the list.
        let (from, to) = page.span();
        let mut pipe = redis::pipe();
        pipe.llen(&key).lrange(&key, -1 - to, -1 - from);
        let (total, payloads) = self.link.ask::<(u64, Vec<Vec<u8>>)>(&pipe).await?;
        Ok(Listing { entries: payloads.iter().rev().map(|payload| search::shown(payload)).collect(), total })
    }

    async fn waiting(&self, place: Waiting, page: Page) -> Result<Listing<Entry>> {
        search::page(&self.link, place, page).await
    }

    async fn busy(&self) -> Result<Vec<BusyJob>> {
        watch::busy(&self.link).await
    }

    async fn processes(&self) -> Result<Vec<ProcessInfo>> {
        watch::processes(&self.link).await
    }

    async fn throughput(&self) -> Result<Vec<Minute>> {
        watch::throughput(&self.link).await
    }

    async fn remove(&self, place: Waiting, jid: &str) -> Result<bool> {
        let jobs = self.find(place, &|job| job.jid == jid).await?;
        Ok(self.take_out(key(place), false, &jobs).await? > 0)
    }

    async fn run_now(&self, place: Waiting, jid: &str) -> Result<bool> {
        let jobs = self.find(place, &|job| job.jid == jid).await?;
        Ok(self.run_each(place, jobs).await? > 0)
    }

    async fn run_all_now(&self, place: Waiting) -> Result<u64> {
        let jobs = self.find(place, &|_| true).await?;
        self.run_each(place, jobs).await
    }

    async fn clear_waiting(&self, place: Waiting, matches: Matches<'_>) -> Result<u64> {
        let jobs = self.find(place, matches).await?;
        self.take_out(key(place), false, &jobs).await
    }

    async fn clear_queue(&self, queue: &str) -> Result<u64> {
        self.cancel_queued(queue, &|_| true).await
    }

    async fn cancel(&self, matches: Matches<'_>) -> Result<u64> {
        let mut cancelled = 0;
        for queue in self.queues().await? {
            cancelled += self.cancel_queued(&queue.name, matches).await?;
        }
        for place in [Waiting::Scheduled, Waiting::Retries] {
            let jobs = self.find(place, matches).await?;
            cancelled += self.take_out(key(place), false, &jobs).await?;
        }
        Ok(cancelled)
    }

    async fn rescue(&self) -> Result<u64> {
        Ok(chores::reap(&self.link, Duration::ZERO).await?.0)
    }

    async fn signal(&self, process: &str, signal: Signal) -> Result<()> {
        let name = if signal == Signal::Quiet { "TSTP" } else { "TERM" };
        let key = format!("{process}-signals");
        let mut pipe = redis::pipe();
        pipe.atomic().lpush(&key, name).ignore().expire(&key, 60).ignore();
        self.link.ask_again(&pipe).await
    }

    fn describe(&self) -> String {
        format!("Sidekiq queue at {}", self.place)
    }

    fn is_shared(&self) -> bool {
        true
    }
}
