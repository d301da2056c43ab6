//! HTTP only, a file per noun: find, act, answer.
pub mod admin;
pub mod assets;
pub mod confirmations;
pub mod errors;
pub mod home;
mod id;
pub mod items;
pub mod leaflets;
pub mod passwords;
pub mod registrations;
pub mod sessions;
pub mod shares;
mod signed_in;
pub mod wishlists;

pub use id::Id;
pub use signed_in::{Administrator, SignedIn};
