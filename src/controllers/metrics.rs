//! `/metrics` for Prometheus, to whoever brings the token. Without one in the settings, or with another, it is not there.
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use sha2::{Digest, Sha256};

use crate::{
    Error, Result,
    app::settings,
    monitoring::{exposition::CONTENT_TYPE, metrics},
};

pub async fn show(State(ctx): State<AppContext>, headers: HeaderMap) -> Result<Response> {
    if !is_asked_with(&settings(&ctx).monitoring.metrics_token, &headers) {
        return Err(Error::NotFound);
    }
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE)], metrics::page(&ctx).await).into_response())
}

/// Prints are compared, not tokens: how long that takes tells nothing about how much of a guess was right.
fn is_asked_with(token: &str, headers: &HeaderMap) -> bool {
    let said = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let brought = said.and_then(|said| said.strip_prefix("Bearer ")).unwrap_or_default();
    !token.is_empty() && Sha256::digest(brought) == Sha256::digest(token)
}

pub fn routes() -> Routes {
    Routes::new().add("/metrics", get(show))
}
