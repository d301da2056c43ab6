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

#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Tally {
    pub memory_hits: u64,
    pub shared_hits: u64,
    pub misses: u64,
    pub renders: u64,
    pub render_micros: u64,
}

impl Counts {
    pub fn rendered(&self, pieces: usize, took: Duration) {
        self.renders.fetch_add(pieces as u64, Relaxed);
        self.render_micros.fetch_add(took.as_micros() as u64, Relaxed);
    }

    pub fn tally(&self) -> Tally {
        Tally {
            memory_hits: self.memory_hits.load(Relaxed),
            shared_hits: self.shared_hits.load(Relaxed),
            misses: self.misses.load(Relaxed),
            renders: self.renders.load(Relaxed),
            render_micros: self.render_micros.load(Relaxed),
        }
    }
}

impl Tally {
    pub fn asked(&self) -> u64 {
        self.memory_hits + self.misses
    }

    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            memory_hits: self.memory_hits.saturating_sub(before.memory_hits),
            shared_hits: self.shared_hits.saturating_sub(before.shared_hits),
            misses: self.misses.saturating_sub(before.misses),
            renders: self.renders.saturating_sub(before.renders),
            render_micros: self.render_micros.saturating_sub(before.render_micros),
        }
    }
}
