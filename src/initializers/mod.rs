//! Set up once, before the app runs.
pub mod visits;
