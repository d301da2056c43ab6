//! People, their lists and wishes, and who gives what. Plural modules are tables (over `_entities/`), singular ones
//! have no table. Every read that reaches a person starts at a `visible_to(viewer)`.
pub mod _entities;
pub mod account_tokens;
pub mod activities;
pub mod audience;
pub mod audits;
pub mod claims;
pub mod connections;
pub mod currency;
pub mod dashboard;
pub mod dashboard_visits;
pub mod discovery;
pub mod former_handles;
pub mod gift;
pub mod gifter;
pub mod guest;
pub mod invitations;
pub mod items;
pub mod letters;
pub mod link_previews;
pub mod moment;
pub mod notifications;
pub mod pictures;
pub mod sessions;
pub mod submissions;
pub mod text;
pub mod token;
pub mod users;
pub mod viewer;
pub mod wishlists;

pub use audience::Audience;
pub use gift::Gift;
pub use gifter::Gifter;
pub use guest::Guest;
pub use moment::Moment;
pub use token::Token;
pub use viewer::{Person, Viewer};
