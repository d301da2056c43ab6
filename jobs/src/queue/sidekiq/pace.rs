//! How far ahead to fetch. With jobs of microseconds, one round trip for each slot's next job would be most of the work; with
//! jobs of seconds, a job fetched ahead would only be kept from a worker that has time. So: as many as will be started
//! within a few milliseconds, at the pace of the latest jobs.
use std::time::Duration;

const HORIZON: f64 = 0.010;
const FURTHEST: f64 = 500.0;
const MEMORY: f64 = 0.95;

pub(super) struct Pace {
    /// Mean seconds a job took, the latest counting most.
    mean: f64,
}

impl Pace {
    /// Nothing is known yet, so nothing is fetched ahead.
    pub(super) fn unknown() -> Self {
        Self { mean: 1.0 }
    }

    pub(super) fn ran(&mut self, took: Duration) {
        self.mean = self.mean * MEMORY + took.as_secs_f64() * (1.0 - MEMORY);
    }

    pub(super) fn ahead(&self, slots: usize) -> usize {
        let per_slot = (HORIZON / self.mean.max(1e-6)).floor();
        (per_slot * slots as f64).min(FURTHEST) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(jobs: usize, took: Duration) -> Pace {
        let mut pace = Pace::unknown();
        (0..jobs).for_each(|_| pace.ran(took));
        pace
    }

    #[test]
    fn quick_jobs_are_fetched_ahead_and_slow_ones_are_not() {
        assert_eq!(Pace::unknown().ahead(10), 0);
        assert_eq!(after(200, Duration::from_millis(40)).ahead(10), 0);
        assert_eq!(after(500, Duration::from_millis(2)).ahead(10), 40);
        assert_eq!(after(1000, Duration::from_micros(5)).ahead(10), 500);
    }

    #[test]
    fn one_slow_job_is_enough_to_be_careful_again() {
        let mut pace = after(1000, Duration::from_micros(5));
        pace.ran(Duration::from_secs(1));
        assert_eq!(pace.ahead(10), 0);
    }
}
