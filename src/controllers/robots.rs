//! What machines ask for: what may be searched, what there is, and whom to tell of a hole.
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use crate::{
    Result,
    app::settings,
    models::{Moment, Viewer, discovery},
};

const MOST_LISTS: u64 = 5000;

/// Only pages for everybody; what hangs on a token is not for search engines.
pub async fn robots(State(ctx): State<AppContext>) -> Response {
    let base_url = &settings(&ctx).base_url;
    let closed = ["/s/", "/invitations/", "/confirm/", "/reset-password/", "/settings", "/admin"];
    let rules: String = closed.iter().map(|path| format!("Disallow: {path}\n")).collect();
    plain(format!("User-agent: *\n{rules}Sitemap: {base_url}/sitemap.xml\n"))
}

pub async fn sitemap(State(ctx): State<AppContext>) -> Result<Response> {
    let base_url = &settings(&ctx).base_url;
    let lists = discovery::public_lists(&ctx.db, &Viewer::guest(), None, MOST_LISTS).await?;
    let fixed = ["/", "/discover", "/about", "/privacy"]
        .map(|path| format!("<url><loc>{base_url}{path}</loc></url>"));
    let each = lists.iter().map(|list| {
        let day = list.updated_at.to_utc().format("%Y-%m-%d");
        format!("<url><loc>{base_url}/wishlists/{}</loc><lastmod>{day}</lastmod></url>", list.id)
    });
    let urls: String = fixed.into_iter().chain(each).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>\n"
    );
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/xml"))], xml).into_response())
}

/// RFC 9116; it must not grow old, so it is always good for half a year more.
pub async fn security(State(ctx): State<AppContext>) -> Response {
    let settings = settings(&ctx);
    let expires = Moment::in_days(180).to_utc().format("%Y-%m-%dT00:00:00Z");
    let contact = address_in(&settings.mail_from);
    plain(format!(
        "Contact: mailto:{contact}\nExpires: {expires}\nPreferred-Languages: en\n\
         Canonical: {}/.well-known/security.txt\n",
        settings.base_url
    ))
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], text).into_response()
}

/// `Wishare <wishare@example.com>` → `wishare@example.com`
fn address_in(from: &str) -> &str {
    from.rsplit_once('<').map_or(from, |(_, address)| address.trim_end_matches('>')).trim()
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/robots.txt", get(robots))
        .add("/sitemap.xml", get(sitemap))
        .add("/.well-known/security.txt", get(security))
}
