//! Loco's background workers: load, call one method.
pub mod claim_notices;
pub mod letter_delivery;
