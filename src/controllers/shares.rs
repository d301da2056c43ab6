//! What a share link opens: the list and its wishes for whoever holds it, signed in or not. An unknown link and one
//! that ended are both not there.
use axum::{
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use super::{gifters::gifter_behind_link, items, wishlists};
use crate::{
    Error, Result,
    models::{Audience, wishlists::Seen},
    views::{Page, wishlists::browse::Asked},
};

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    jar: CookieJar,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    if seen.audience == Audience::Owner {
        return Ok(Redirect::to(&format!("/wishlists/{}", seen.wishlist.id)).into_response());
    }
    let gifter = gifter_behind_link(&page, &ctx, &seen, &jar);
    wishlists::show_to_audience(&page, &ctx, &seen, gifter, asked).await.map(unlisted)
}

pub async fn item(
    page: Page,
    State(ctx): State<AppContext>,
    jar: CookieJar,
    Path((token, id)): Path<(String, String)>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    let id = number(&id)?;
    if seen.audience == Audience::Owner {
        return Ok(Redirect::to(&format!("/items/{id}")).into_response());
    }
    let gifter = gifter_behind_link(&page, &ctx, &seen, &jar);
    items::show_to_audience(&page, &ctx, &seen, gifter, id).await.map(unlisted)
}

pub async fn fragment(
    page: Page,
    State(ctx): State<AppContext>,
    jar: CookieJar,
    Path((token, id)): Path<(String, String)>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    let gifter = gifter_behind_link(&page, &ctx, &seen, &jar);
    items::card_for_audience(&page, &ctx, &seen, gifter, number(&id)?).await.map(unlisted)
}

fn number(id: &str) -> Result<i64> {
    id.parse().map_err(|_| Error::NotFound)
}

fn unlisted(mut response: Response) -> Response {
    response.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex, nofollow"));
    response
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/s/{token}", get(show))
        .add("/s/{token}/items/{id}", get(item))
        .add("/s/{token}/items/{id}/fragment", get(fragment))
}
