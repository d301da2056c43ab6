//! Stories told through the real router: what people send and what they see.
#![allow(clippy::match_same_arms, reason = "tables of who sees what are read line by line")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../support/mod.rs"]
mod support;

mod adds;
mod administration;
mod assets;
mod audits;
mod background;
mod caching;
mod claims;
mod confirmations;
mod dashboard;
mod errors;
mod friends;
mod invitations;
mod items;
mod languages;
mod letters;
mod logs;
mod markup;
mod monitoring;
mod n_plus_one;
mod news;
mod origin;
mod passwords;
mod people;
mod plans;
mod rate_limits;
mod reach;
mod registrations;
mod security_headers;
mod sessions;
mod settings;
mod shares;
mod slow_clients;
mod surprise;
mod unchanged;
mod visibility;
mod wishlists;
mod world;
