//! The queue as Loco knows it: the same promises on the embedded backend and on Redis.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]
mod program;
mod provider;
mod support;
