//! The whole program: started as a person starts it, and used through a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

#[path = "../support/program.rs"]
mod program;

mod accessibility;
mod accounts;
mod browser;
mod start;
