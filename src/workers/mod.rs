//! Loco's background workers: load, call one method.
pub mod activity_stats_refresh;
pub mod cache_warming;
pub mod claim_notices;
pub mod letter_delivery;
