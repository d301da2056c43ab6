//! `/cable`: where pages listen. A browser lets any site open a socket to us with our cookie, so the origin is asked.
use axum::{
    extract::{State, WebSocketUpgrade},
    http::HeaderMap,
    response::Response,
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use super::{gifters, sessions::cookie_name};
use crate::{
    Error, Result,
    app::hub,
    channels::{self, Caller},
    middleware::{origin, rate_limits},
    models::Token,
    views::Page,
};

/// Names of what is on the page; more is no page of ours.
const LONGEST_MESSAGE: usize = 16 * 1024;
/// Per socket; the library would take 128 KiB for each.
const BUFFER: usize = 2 * 1024;

pub async fn show(
    State(ctx): State<AppContext>,
    page: Page,
    rate_limits::Caller(address): rate_limits::Caller,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response> {
    if !origin::is_own(&headers) {
        return Err(Error::Forbidden);
    }
    let caller = caller(&ctx, &page, &headers);
    let name = caller.viewer.id().map_or(address, |id| format!("person {id}"));
    let line = hub(&ctx).line(name, &caller.viewer).ok_or(Error::TooMany { seconds: 60 })?;
    Ok(upgrade
        .read_buffer_size(BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(LONGEST_MESSAGE * 4)
        .max_message_size(LONGEST_MESSAGE)
        .max_frame_size(LONGEST_MESSAGE)
        .on_upgrade(move |socket| channels::serve(socket, ctx, caller, line)))
}

fn caller(ctx: &AppContext, page: &Page, headers: &HeaderMap) -> Caller {
    let viewer = page.viewer().clone();
    let jar = CookieJar::from_headers(headers);
    let session = jar.get(cookie_name(ctx)).map(|cookie| Token::from(cookie.value()));
    let giver = jar.get(gifters::COOKIE).map(|cookie| cookie.value().to_string());
    Caller { token: session.filter(|_| viewer.id().is_some()), viewer, giver }
}

pub fn routes() -> Routes {
    // Behind a share link too, for only there a browser shows what its guest said about giving.
    Routes::new().add("/cable", get(show)).add("/s/{token}/cable", get(show))
}
