//! What Wishare does outside a request: a job queue and reading a shop's page. It knows nothing of wishlists,
//! Loco, axum or the database, so each half could be published on its own.
pub mod metadata;
pub mod pictures;
pub mod queue;
pub mod tls;
pub mod webhook;
