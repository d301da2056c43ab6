//! What becomes of a shop's picture, and what does not become of one that means harm.
#![allow(clippy::unwrap_used, reason = "a stage that cannot be set fails its test")]
mod drawing;
mod hostile;
mod mutated;
mod prepared;
