//! Who behind a share link may know what is taken: the signed-in, and a guest who said, on this list and in this
//! browser, that they want to give something. What they said stands in a signed cookie that only this link is sent.
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use loco_rs::app::AppContext;

use super::sessions::is_https;
use crate::{
    app::settings,
    models::{Gifter, Guest, wishlists::Seen},
    views::Page,
};

pub const COOKIE: &str = "giver";

pub fn gifter_behind_link(page: &Page, ctx: &AppContext, seen: &Seen, jar: &CookieJar) -> Option<Gifter> {
    Gifter::of(&seen.wishlist, page.viewer()).or_else(|| {
        let secret = &settings(ctx).secret;
        let guest = Guest::opened(jar.get(COOKIE)?.value(), secret, seen.wishlist.id)?;
        Gifter::guest(&seen.wishlist, page.viewer(), guest, secret)
    })
}

pub fn cookie(ctx: &AppContext, guest: &Guest, path: &str) -> Cookie<'static> {
    Cookie::build((COOKIE, guest.sealed(&settings(ctx).secret)))
        .path(path.to_string())
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_https(ctx))
        .permanent()
        .build()
}
