//! The queue's promises, one sentence each. What holds for both backends is told once and run on both.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
mod support;

mod due;
mod faults;
mod fleet;
mod life;
mod operating;
mod ruby;
mod stopping;
mod waiting;
mod wire;
