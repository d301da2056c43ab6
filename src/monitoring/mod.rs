//! What each request cost, measured from the first day.
pub mod statements;
