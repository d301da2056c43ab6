//! Loco's background workers: load, call one method.
pub mod letter_delivery;
