//! For administrators.
pub mod letters;
pub mod overview;
pub mod performance;
pub mod shops;
pub mod users;
