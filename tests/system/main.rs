//! The whole program: started as a person starts it, and used through a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#![allow(dead_code, reason = "a browser can more than the stories told so far")]
#[path = "../support/mod.rs"]
mod support;

#[path = "../support/program.rs"]
mod program;

#[path = "../support/bucket.rs"]
mod bucket;

mod accessibility;
mod accounts;
mod arriving;
mod browser;
mod comforts;
mod doctor;
mod journeys;
mod keyboard;
mod live;
mod offline;
mod pictures;
mod proxy;
mod start;
mod street;
mod upgrade;
