//! For administrators.
pub mod letters;
pub mod overview;
pub mod shops;
pub mod users;
