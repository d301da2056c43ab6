//! Loco's background workers: load, call one method.
pub mod activity_stats_refresh;
pub mod alerts;
pub mod cache_warming;
pub mod claim_notices;
pub mod correction;
mod exhausted;
pub mod housekeeping;
pub mod letter_delivery;
mod periodic;
pub mod reconciliation;
pub mod url_metadata_extraction;
pub mod webhook_delivery;

pub use exhausted::outcomes_are_saved;
pub use periodic::keep_order;
