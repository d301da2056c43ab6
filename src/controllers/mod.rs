//! HTTP only, a file per noun: find, act, answer.
pub mod adds;
pub mod activities;
pub mod admin;
pub mod archives;
pub mod assets;
pub mod blocks;
pub mod confirmations;
pub mod discover;
pub mod covers;
pub mod errors;
pub mod friends;
pub mod home;
mod id;
pub mod invitations;
pub mod items;
pub mod leaflets;
pub mod notifications;
pub mod passwords;
pub mod people;
pub mod places;
pub mod receptions;
pub mod registrations;
pub mod restorations;
pub mod sessions;
pub mod share_links;
pub mod shares;
//SET
mod signed_in;
pub mod wishlists;

pub use id::Id;
pub use signed_in::{Administrator, SignedIn};
