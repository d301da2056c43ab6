//! Pictures for link previews: `/covers/3.png`. They belong to a colour, not to a list, so asking for one tells nothing.
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use loco_rs::{controller::Routes, prelude::get};
use tokio::task::spawn_blocking;

use crate::{Error, Result, views::covers};

pub async fn show(Path(name): Path<String>) -> Result<Response> {
    let hue = name.strip_suffix(".png").and_then(|hue| hue.parse().ok()).ok_or(Error::NotFound)?;
    let drawn = spawn_blocking(move || covers::png(hue)).await.map_err(Error::internal)??;
    let headers =
        [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    Ok((headers, drawn).into_response())
}

pub fn routes() -> Routes {
    Routes::new().add("/covers/{name}", get(show))
}
