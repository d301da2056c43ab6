//! Wishare: people keep lists of what they wish for, friends quietly claim gifts, and the surprise is kept.
//! `app.rs` is the table of contents.
pub mod app;
pub mod carried;
pub mod channels;
pub mod configuration;
pub mod controllers;
pub mod database;
pub mod doctor;
pub mod error;
pub mod initializers;
pub mod mailers;
pub mod middleware;
pub mod models;
pub mod monitoring;
pub mod queue;
pub mod start;
pub mod store;
pub mod tasks;
pub mod views;
pub mod workers;

pub use error::{Error, Result};
