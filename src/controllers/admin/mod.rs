//! For administrators.
pub mod letters;
