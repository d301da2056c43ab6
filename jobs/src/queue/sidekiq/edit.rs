//! Finding jobs where they wait and taking them out, by value, so that what moved meanwhile stays moved.
use super::{
    Sidekiq,
    promote::{self, key},
    scripts, search,
};
use crate::queue::{
    backend::{Matches, Result},
    inspect::Waiting,
    job::Job,
    unique,
};

const BATCH: usize = 500;

impl Sidekiq {
    pub(super) async fn find(&self, place: Waiting, matches: Matches<'_>) -> Result<Vec<Vec<u8>>> {
        search::matching(&self.link, key(place), false, matches).await
    }

    pub(super) async fn cancel_queued(&self, queue: &str, matches: Matches<'_>) -> Result<u64> {
        let key = format!("queue:{queue}");
        let jobs = search::matching(&self.link, &key, true, matches).await?;
        self.take_out(&key, true, &jobs).await
    }

    /// What cannot be read cannot run: it stays where it is.
    pub(super) async fn run_each(&self, place: Waiting, mut jobs: Vec<Vec<u8>>) -> Result<u64> {
        jobs.retain(|payload| Job::from_payload(payload).is_ok());
        let mut moved = 0;
        for batch in jobs.chunks(BATCH) {
            moved += promote::promote(&self.link, place, batch).await?;
        }
        Ok(moved)
    }

    /// Removes jobs by value and frees the places of unique ones.
    pub(super) async fn take_out(&self, key: &str, list: bool, jobs: &[Vec<u8>]) -> Result<u64> {
        let mut removed = 0;
        for batch in jobs.chunks(BATCH) {
            let mut pipe = redis::pipe();
            let mut unlock = scripts::call(&scripts::UNLOCK);
            for payload in batch {
                if list {
                    pipe.lrem(key, 1, payload)
                } else {
                    pipe.zrem(key, payload)
                };
                if let Some((lock, ..)) = unique::held(&search::shown(payload)) {
                    unlock.arg(lock).arg(search::shown(payload).jid);
                }
            }
            pipe.add_command(unlock).ignore();
            removed += self.link.ask::<Vec<u64>>(&pipe).await?.iter().sum::<u64>();
        }
        Ok(removed)
    }
}
