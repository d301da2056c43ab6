//! How much was done: in all, and in each minute of the last hour.
use std::collections::VecDeque;

use crate::queue::{clock, inspect::Minute};

#[derive(Default)]
pub(super) struct Counts {
    pub(super) processed: u64,
    pub(super) failed: u64,
    minutes: VecDeque<Minute>,
}

const AN_HOUR: usize = 60;

impl Counts {
    pub(super) fn add(&mut self, failed: bool) {
        self.processed += 1;
        self.failed += u64::from(failed);
        let minute = self.this_minute();
        minute.processed += 1;
        minute.failed += u64::from(failed);
    }

    pub(super) fn last_hour(&self) -> Vec<Minute> {
        let now = clock::minute(clock::now());
        let at = |ago: i64| (now - ago) * 60;
        let of = |at: i64| self.minutes.iter().find(|minute| minute.at == at).copied();
        (0..AN_HOUR as i64)
            .rev()
            .map(at)
            .map(|at| of(at).unwrap_or(Minute { at, ..Minute::default() }))
            .collect()
    }

    fn this_minute(&mut self) -> &mut Minute {
        let at = clock::minute(clock::now()) * 60;
        if self.minutes.back().is_none_or(|last| last.at != at) {
            self.minutes.push_back(Minute { at, ..Minute::default() });
        }
        if self.minutes.len() > AN_HOUR {
            self.minutes.pop_front();
        }
        let last = self.minutes.len() - 1;
        &mut self.minutes[last]
    }
}
