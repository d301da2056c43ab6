//! Loco's background workers: load, call one method.
pub mod activity_stats_refresh;
pub mod cache_warming;
pub mod claim_notices;
mod exhausted;
pub mod housekeeping;
pub mod letter_delivery;
mod periodic;
pub mod reconciliation;
pub mod url_metadata_extraction;

pub use exhausted::outcomes_are_saved;
pub use periodic::keep_order;
