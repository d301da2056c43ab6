//! Traces leave for a collector where the feature `otel` is compiled in and `OTEL_EXPORTER_OTLP_ENDPOINT` names one.
//! Without the feature there is nobody to tell, and Loco sets up its logger alone.
#[cfg(feature = "otel")]
mod collector;

#[cfg(feature = "otel")]
pub use collector::{begin, finish};
#[cfg(not(feature = "otel"))]
use loco_rs::{Result, app::AppContext};

/// Whether the logger is set up, as Loco asks.
#[cfg(not(feature = "otel"))]
pub fn begin(_: &AppContext) -> Result<bool> {
    Ok(false)
}

/// Sends what is left, before the process ends.
#[cfg(not(feature = "otel"))]
pub async fn finish() {}
