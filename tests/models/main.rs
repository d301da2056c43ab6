//! What people, lists, wishes and claims can do, without a page around it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

mod alerts;
mod claims;
mod connections;
mod people;
mod places;
mod submissions;
