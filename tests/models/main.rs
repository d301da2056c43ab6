//! Stories told to the models directly: rules that no single request shows.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

mod people;
