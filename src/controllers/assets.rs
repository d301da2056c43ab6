//! Static files under names that change with their content: cached for ever, compressed ahead of time.
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
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
    let (coding, bytes) = best(asset, headers);
    let tag = tag(asset, coding);
    let mut response = match is_known(headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => bytes.into_response(),
    };
    let answered = response.headers_mut();
    answered.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        answered.insert(header::ETAG, tag);
    }
    if let Some(coding) = coding {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// The smallest variant the browser takes.
fn best(asset: &Asset, headers: &HeaderMap) -> (Option<&'static str>, Bytes) {
    let variants = [("br", asset.brotli()), ("gzip", asset.gzip.as_ref())];
    for (coding, packed) in variants {
        if let (true, Some(bytes)) = (takes(headers, coding), packed) {
            return (Some(coding), bytes.clone());
        }
    }
    (None, asset.plain.clone())
}

/// `br;q=0` means: anything but that.
fn takes(headers: &HeaderMap, coding: &str) -> bool {
    words_of(headers, header::ACCEPT_ENCODING).any(|word| {
        let (name, weight) = word.split_once(';').unwrap_or((word, "q=1"));
        name.trim() == coding && weight.trim().trim_start_matches("q=").parse() != Ok(0.0)
    })
}

/// Each variant has a tag of its own: their bytes differ.
fn tag(asset: &Asset, coding: Option<&str>) -> String {
    format!("\"{}{}\"", asset.print, coding.unwrap_or_default())
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    words_of(headers, header::IF_NONE_MATCH)
        .any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn words_of(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let line = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    line.split(',').map(str::trim)
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/assets/{*name}", get(show))
        .add("/favicon.ico", get(well_known))
        .add("/sw.js", get(well_known))
        .add("/manifest.webmanifest", get(well_known))
}
