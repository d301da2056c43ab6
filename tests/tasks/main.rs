//! Chores for the terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

#[path = "../support/bucket.rs"]
mod bucket;

mod backup;
mod demo;
mod pictures;
mod sample;
