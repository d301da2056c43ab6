//! How long things take, in a few buckets: two additions to note one, and enough to tell the slowest hundredth.
use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use super::micros;

/// Upper bounds in milliseconds; a last bucket takes everything slower.
pub const BOUNDS_MS: [u64; 9] = [5, 10, 25, 50, 100, 200, 500, 1000, 2500];
pub const BUCKETS: usize = BOUNDS_MS.len() + 1;

#[derive(Debug, Default)]
pub struct Histogram {
    buckets: [AtomicU64; BUCKETS],
    micros: AtomicU64,
    slowest: AtomicU64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Durations {
    pub buckets: [u64; BUCKETS],
    pub micros: u64,
}

impl Histogram {
    pub fn observe(&self, elapsed: Duration) {
        let took = micros(elapsed);
        let bucket = BOUNDS_MS.iter().position(|bound| took <= bound * 1000).unwrap_or(BOUNDS_MS.len());
        self.buckets[bucket].fetch_add(1, Relaxed);
        self.micros.fetch_add(took, Relaxed);
        self.slowest.fetch_max(took, Relaxed);
    }

    pub fn read(&self) -> Durations {
        Durations {
            buckets: std::array::from_fn(|bucket| self.buckets[bucket].load(Relaxed)),
            micros: self.micros.load(Relaxed),
        }
    }

    /// The slowest since this was last asked.
    pub fn take_slowest(&self) -> u64 {
        self.slowest.swap(0, Relaxed)
    }
}

impl Durations {
    pub fn count(&self) -> u64 {
        self.buckets.iter().sum()
    }

    pub fn add(&mut self, other: &Self) {
        for (bucket, count) in self.buckets.iter_mut().zip(other.buckets) {
            *bucket += count;
        }
        self.micros += other.micros;
    }

    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            buckets: std::array::from_fn(|bucket| {
                self.buckets[bucket].saturating_sub(before.buckets[bucket])
            }),
            micros: self.micros.saturating_sub(before.micros),
        }
    }

    pub fn average_ms(&self) -> f64 {
        match self.count() {
            0 => 0.0,
            count => self.micros as f64 / 1000.0 / count as f64,
        }
    }

    /// What this share of them stayed below, in milliseconds; within a bucket they are taken as spread evenly.
    pub fn quantile_ms(&self, share: f64) -> f64 {
        let wanted = share * self.count() as f64;
        let mut seen = 0.0;
        for (bucket, count) in self.buckets.iter().map(|count| *count as f64).enumerate() {
            if count > 0.0 && seen + count >= wanted {
                let lower = bucket.checked_sub(1).map_or(0, |below| BOUNDS_MS[below]) as f64;
                let upper = BOUNDS_MS.get(bucket).map_or(lower, |bound| *bound as f64);
                return lower + (upper - lower) * (wanted - seen) / count;
            }
            seen += count;
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fall_into_the_bucket_whose_bound_they_do_not_pass() {
        let histogram = Histogram::default();
        for ms in [1, 5, 6, 10_000] {
            histogram.observe(Duration::from_millis(ms));
        }
        let read = histogram.read();
        assert_eq!((read.buckets[0], read.buckets[1], read.buckets[BUCKETS - 1]), (2, 1, 1));
        assert_eq!((read.count(), read.micros), (4, 10_012_000));
        assert_eq!((histogram.take_slowest(), histogram.take_slowest()), (10_000_000, 0));
    }

    #[test]
    fn the_slowest_hundredth_is_told_from_the_buckets() {
        let mut durations = Durations::default();
        assert!(durations.quantile_ms(0.99).abs() < f64::EPSILON, "nothing yet");
        durations.buckets[0] = 98;
        durations.buckets[4] = 2;
        assert!((durations.quantile_ms(0.5) - 2.55).abs() < 0.01);
        assert!((durations.quantile_ms(0.99) - 75.0).abs() < 0.01, "halfway from 50 to 100");
    }

    #[test]
    fn a_later_reading_knows_what_came_since() {
        let (mut before, mut after) = (Durations::default(), Durations::default());
        (before.buckets[1], before.micros) = (3, 30_000);
        (after.buckets[1], after.micros) = (5, 50_000);
        let since = after.since(&before);
        assert_eq!((since.count(), since.micros), (2, 20_000));
        assert_eq!(before.since(&after).count(), 0, "a counter that began anew is not negative");
    }
}
