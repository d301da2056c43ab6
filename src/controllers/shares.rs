//! What a share link opens: the list and its wishes for whoever holds it, signed in or not. An unknown link and one
//! that ended are both not there.
use axum::{
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue},
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use super::{items, wishlists};
use crate::{
    Error, Result,
    models::{Audience, wishlists::Seen},
    views::{Page, wishlists::browse::Asked},
};

const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    if seen.audience == Audience::Owner {
        return Ok(Redirect::to(&format!("/wishlists/{}", seen.wishlist.id)).into_response());
    }
    wishlists::show_to_audience(&page, &ctx, &seen, asked).await.map(unlisted)
}

pub async fn item(
    page: Page,
    State(ctx): State<AppContext>,
    Path((token, id)): Path<(String, String)>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    let id = number(&id)?;
    if seen.audience == Audience::Owner {
        return Ok(Redirect::to(&format!("/items/{id}")).into_response());
    }
    items::show_to_audience(&page, &ctx, &seen, id).await.map(unlisted)
}

pub async fn fragment(
    page: Page,
    State(ctx): State<AppContext>,
    Path((token, id)): Path<(String, String)>,
) -> Result<Response> {
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    items::card_for_audience(&page, &ctx, &seen, number(&id)?).await.map(unlisted)
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
