//! What jobs do when they run, and when they run twice.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

#[path = "../support/bucket.rs"]
mod bucket;

mod alerts;
mod corrections;
mod letter_delivery;
mod other_pictures;
mod pictures;
mod url_metadata_extraction;
