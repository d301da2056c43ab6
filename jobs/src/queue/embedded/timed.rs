//! Jobs by moment: the in-memory twin of a Redis sorted set.
use std::collections::BTreeMap;

use crate::queue::{
    inspect::{Entry, Listing, Page},
    job::Job,
};

/// Microseconds and a serial number, so two jobs due in the same microsecond both have a place.
type Moment = (i64, u64);

#[derive(Default)]
pub(super) struct Timed {
    jobs: BTreeMap<Moment, Job>,
    serial: u64,
}

impl Timed {
    pub(super) fn insert(&mut self, at: f64, job: Job) {
        self.serial += 1;
        self.jobs.insert((micros(at), self.serial), job);
    }

    pub(super) fn take_due(&mut self, now: f64) -> Vec<Job> {
        let later = self.jobs.split_off(&(micros(now) + 1, 0));
        std::mem::replace(&mut self.jobs, later).into_values().collect()
    }

    pub(super) fn take_all(&mut self) -> Vec<Job> {
        std::mem::take(&mut self.jobs).into_values().collect()
    }

    pub(super) fn take(&mut self, jid: &str) -> Option<Job> {
        let moment = self.jobs.iter().find(|(_, job)| job.jid == jid).map(|(moment, _)| *moment)?;
        self.jobs.remove(&moment)
    }

    pub(super) fn take_matching(&mut self, matches: &dyn Fn(&Job) -> bool) -> Vec<Job> {
        self.jobs.extract_if(.., |_, job| matches(job)).map(|(_, job)| job).collect()
    }

    pub(super) fn first_at(&self) -> Option<f64> {
        self.jobs.first_key_value().map(|((micros, _), _)| *micros as f64 / 1e6)
    }

    /// Drops what is older than `oldest`, and the oldest beyond `at_most`.
    pub(super) fn trim(&mut self, oldest: f64, at_most: usize) {
        self.jobs = self.jobs.split_off(&(micros(oldest), 0));
        while self.jobs.len() > at_most {
            self.jobs.pop_first();
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.jobs.len() as u64
    }

    pub(super) fn list(&self, page: Page, latest_first: bool) -> Listing<Entry> {
        let entry = |(moment, job): (&Moment, &Job)| Entry { at: moment.0 as f64 / 1e6, job: job.clone() };
        let entries = if latest_first {
            self.jobs.iter().rev().skip(page.offset).take(page.limit).map(entry).collect()
        } else {
            self.jobs.iter().skip(page.offset).take(page.limit).map(entry).collect()
        };
        Listing { entries, total: self.len() }
    }
}

fn micros(at: f64) -> i64 {
    (at * 1e6) as i64
}
