//! The tables as SeaORM sees them, one file each; what they can do stands in `models/`.
pub mod account_tokens;
pub mod activities;
pub mod audits;
pub mod claims;
pub mod connections;
pub mod dashboard_visits;
pub mod invitations;
pub mod items;
pub mod letters;
pub mod link_previews;
pub mod notifications;
pub mod pictures;
pub mod prelude;
pub mod sessions;
pub mod submissions;
pub mod users;
pub mod wishlists;
