//! What became of the links people pasted, as this process saw it. By shop it is in the database (`models/shops.rs`).
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ready,
    Partial,
    Blocked,
    Failed,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Ready, Self::Partial, Self::Blocked, Self::Failed];

    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Partial => "partial",
            Self::Blocked => "blocked",
            Self::Failed => "failed",
        }
    }

    /// By the word an item keeps as its state.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

#[derive(Debug, Default)]
pub struct Extraction([AtomicU64; 4]);

impl Extraction {
    pub fn ended(&self, outcome: Outcome) {
        self.0[outcome as usize].fetch_add(1, Relaxed);
    }

    pub fn times(&self, outcome: Outcome) -> u64 {
        self.0[outcome as usize].load(Relaxed)
    }
}
