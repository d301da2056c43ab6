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
    pub render_bytes: AtomicU64,
}

/// What the cache did since the process started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub memory_hits: u64,
    pub shared_hits: u64,
    /// Neither in memory nor in Redis.
    pub misses: u64,
    pub renders: u64,
    pub render_micros: u64,
    pub render_bytes: u64,
}

impl Counts {
    pub fn rendered(&self, pieces: &[String], took: Duration) {
        let bytes: usize = pieces.iter().map(String::len).sum();
        self.renders.fetch_add(pieces.len() as u64, Relaxed);
        self.render_bytes.fetch_add(bytes as u64, Relaxed);
        self.render_micros.fetch_add(took.as_micros() as u64, Relaxed);
    }

    pub fn tally(&self) -> Tally {
        let read = |count: &AtomicU64| count.load(Relaxed);
        let shared_hits = read(&self.shared_hits);
        Tally {
            memory_hits: read(&self.memory_hits),
            shared_hits,
            misses: read(&self.misses).saturating_sub(shared_hits),
            renders: read(&self.renders),
            render_micros: read(&self.render_micros),
            render_bytes: read(&self.render_bytes),
        }
    }

    /// For the log, when a process ends.
    pub fn tell(&self) {
        let all = self.tally();
        let Tally { memory_hits, shared_hits, misses, render_micros, .. } = all;
        let (hit_rate, saved_micros) = (all.hit_rate(), all.saved_micros());
        tracing::info!(
            hit_rate,
            memory_hits,
            shared_hits,
            misses,
            render_micros,
            saved_micros,
            "the fragment cache ends"
        );
    }
}

impl Tally {
    pub fn hits(&self) -> u64 {
        self.memory_hits + self.shared_hits
    }

    pub fn asked(&self) -> u64 {
        self.hits() + self.misses
    }

    pub fn hit_rate(&self) -> f64 {
        if self.asked() == 0 { 0.0 } else { self.hits() as f64 / self.asked() as f64 }
    }

    /// What the hits would have cost, had each been rendered as the misses were.
    pub fn saved_micros(&self) -> u64 {
        self.hits() * self.render_micros / self.renders.max(1)
    }

    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            memory_hits: self.memory_hits.saturating_sub(before.memory_hits),
            shared_hits: self.shared_hits.saturating_sub(before.shared_hits),
            misses: self.misses.saturating_sub(before.misses),
            renders: self.renders.saturating_sub(before.renders),
            render_micros: self.render_micros.saturating_sub(before.render_micros),
            render_bytes: self.render_bytes.saturating_sub(before.render_bytes),
        }
    }
}
