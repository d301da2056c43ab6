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
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tally {
    pub memory_hits: u64,
    pub shared_hits: u64,
    /// Neither in memory nor in Redis.
    pub misses: u64,
    pub renders: u64,
    pub render_micros: u64,
    pub render_bytes: u64,
    pub hit_rate: f64,
    /// What the hits would have cost, had each been rendered as the misses were.
    pub saved_micros: u64,
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
        let (memory_hits, shared_hits, missed) =
            (read(&self.memory_hits), read(&self.shared_hits), read(&self.misses));
        let (renders, render_micros) = (read(&self.renders), read(&self.render_micros));
        let (hits, asked) = (memory_hits + shared_hits, memory_hits + missed);
        Tally {
            memory_hits,
            shared_hits,
            misses: missed.saturating_sub(shared_hits),
            renders,
            render_micros,
            render_bytes: read(&self.render_bytes),
            hit_rate: if asked == 0 { 0.0 } else { hits as f64 / asked as f64 },
            saved_micros: hits * render_micros / renders.max(1),
        }
    }

    /// For the log, when a process ends.
    pub fn tell(&self) {
        let Tally { memory_hits, shared_hits, misses, hit_rate, render_micros, saved_micros, .. } =
            self.tally();
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
