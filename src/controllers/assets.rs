//! Static files under names that change with their content: cached for ever, compressed ahead of time.
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use crate::{Error, Result, app::views, views::assets::Asset};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_MOMENT: &str = "public, max-age=300";

pub async fn show(
    State(ctx): State<AppContext>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let views = views(&ctx);
    let asset = views.assets.find(&name).ok_or(Error::NotFound)?;
    Ok(answer(asset, &headers, FOR_EVER))
}

/// The few files that browsers ask for at a fixed address.
pub async fn well_known(
    State(ctx): State<AppContext>,
    uri: axum::http::Uri,
    headers: HeaderMap,
) -> Result<Response> {
    let views = views(&ctx);
    let name = match uri.path() {
        "/favicon.ico" => "images/favicon.ico",
        "/sw.js" => "js/sw.js",
        "/manifest.webmanifest" => "manifest.webmanifest",
        _ => return Err(Error::NotFound),
    };
    let asset = views.assets.named(name).ok_or(Error::NotFound)?;
    Ok(answer(asset, &headers, A_MOMENT))
}

fn answer(asset: &Asset, headers: &HeaderMap, caching: &'static str) -> Response {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let (coding, bytes) = best(asset, headers);
    let mut response = match known {
        Some(tags) if tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == asset.etag) => {
            StatusCode::NOT_MODIFIED.into_response()
        }
        _ => bytes.into_response(),
    };
    let answered = response.headers_mut();
    answered.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::try_from(asset.etag.as_str()) {
        answered.insert(header::ETAG, tag);
    }
    if let Some(coding) = coding {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// The smallest variant the browser takes.
fn best(asset: &Asset, headers: &HeaderMap) -> (Option<&'static str>, Bytes) {
    let takes =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let variants = [("br", &asset.brotli), ("gzip", &asset.gzip)];
    for (coding, packed) in variants {
        if let (true, Some(bytes)) = (takes.contains(coding), packed) {
            return (Some(coding), bytes.clone());
        }
    }
    (None, asset.plain.clone())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/assets/{*name}", get(show))
        .add("/favicon.ico", get(well_known))
        .add("/sw.js", get(well_known))
        .add("/manifest.webmanifest", get(well_known))
}
