//! Going out to the web on a stranger's word: what is never asked, and what survives whatever answers.
#![allow(clippy::unwrap_used, reason = "a stage that cannot be set fails its test")]
mod bodies;
mod broken;
mod certificates;
mod cookies;
mod guard;
mod kinds;
mod manners;
mod redirects;
mod shop;
mod stage;
