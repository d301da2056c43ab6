//! Stories told through the real router: what people send and what they see.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

mod assets;
mod claims;
mod confirmations;
mod errors;
mod letters;
mod n_plus_one;
mod origin;
mod passwords;
mod rate_limits;
mod registrations;
mod security_headers;
mod sessions;
mod surprise;
mod visibility;
mod world;
