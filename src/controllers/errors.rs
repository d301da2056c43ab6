//! What a path nobody serves answers; `middleware/error_pages.rs` makes the page of it.
use crate::{Error, error::Problem};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub async fn not_found() -> Error {
    Error::NotFound
}

pub async fn method_not_allowed() -> Response {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    let mut response = status.into_response();
    response.extensions_mut().insert(Problem::of(status));
    response
}
