//! Loco's background workers: load, call one method.
pub mod alerts;
pub mod claim_notices;
pub mod letter_delivery;
pub mod webhook_delivery;
