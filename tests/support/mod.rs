//! What the stories are told with: a world of its own for each test, people in it, and what they see.
#![allow(dead_code, unused_imports, reason = "each kind of test is a binary of its own and uses its share")]
#![allow(clippy::print_stdout, reason = "a skipped test says so")]
pub mod accounts;
pub mod answer;
pub mod database;
pub mod element;
pub mod evening;
pub mod friends;
pub mod gifts;
pub mod jobs;
pub mod letters;
pub mod listener;
pub mod needs;
pub mod people;
pub mod promises;
pub mod redis;
pub mod routes;
pub mod shop;
pub mod tour;
pub mod visitor;
pub mod wishes;
pub mod world;

pub use answer::Answer;
pub use needs::{needs, postgres};
pub use people::PASSWORD;
pub use redis::redis;
pub use tour::Tour;
pub use visitor::Visitor;
pub use world::{Setup, World};
