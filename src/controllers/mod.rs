//! HTTP only, a file per noun: find, act, answer.
pub mod admin;
pub mod assets;
pub mod confirmations;
pub mod errors;
pub mod home;
pub mod leaflets;
pub mod passwords;
pub mod registrations;
pub mod sessions;
mod signed_in;

pub use signed_in::{Administrator, SignedIn};
