//! What the cache did, for the figures.
use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

use serde::Serialize;

#[derive(Debug, Default)]
pub struct Counts {
    pub memory_hits: AtomicU64,
    pub shared_hits: AtomicU64,
    /// Not in memory; some of these were in Redis.
    pub misses: AtomicU64,
    pub renders: AtomicU64,
    pub render_micros: AtomicU64,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tally {
    pub memory_hits: u64,
    pub shared_hits: u64,
    pub renders: u64,
    pub render_micros: u64,
    pub hit_rate: f64,
}

impl Counts {
    pub fn rendered(&self, pieces: usize, took: Duration) {
        self.renders.fetch_add(pieces as u64, Relaxed);
        self.render_micros.fetch_add(took.as_micros() as u64, Relaxed);
    }

    pub fn tally(&self) -> Tally {
        let (memory_hits, shared_hits) = (self.memory_hits.load(Relaxed), self.shared_hits.load(Relaxed));
        let asked = memory_hits + self.misses.load(Relaxed);
        Tally {
            memory_hits,
            shared_hits,
            renders: self.renders.load(Relaxed),
            render_micros: self.render_micros.load(Relaxed),
            hit_rate: if asked == 0 { 0.0 } else { (memory_hits + shared_hits) as f64 / asked as f64 },
        }
    }
}
