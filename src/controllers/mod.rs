//! HTTP only, a file per noun: find, act, answer.
pub mod adds;
//ACT
pub mod admin;
pub mod archives;
pub mod assets;
pub mod blocks;
pub mod confirmations;
pub mod covers;
//DISC
pub mod errors;
pub mod friends;
pub mod home;
mod id;
pub mod invitations;
pub mod items;
pub mod leaflets;
//NOT
pub mod passwords;
pub mod places;
pub mod receptions;
//PEO
pub mod registrations;
pub mod restorations;
pub mod sessions;
pub mod share_links;
//SET
pub mod shares;
mod signed_in;
pub mod wishlists;

pub use id::Id;
pub use signed_in::{Administrator, SignedIn};
