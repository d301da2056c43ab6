//! What pages hear, what they never hear, and what they may do to us.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

mod endings;
mod figures;
mod fleet;
mod hearing;
mod manners;
