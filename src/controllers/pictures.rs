//! Pictures of wishes, to whoever may see a wish that wears them. A picture never changes, so a browser keeps it; the
//! answer is private, because who may see it can change.
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use crate::{
    Error, Result,
    models::{
        pictures::{Model, Size},
        wishlists::Seen,
    },
    store::Trouble,
    views::Page,
};

const KEPT: &str = "private, max-age=31536000, immutable";

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    Path((id, file)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let (id, size) = named(&id, &file)?;
    let picture = Model::find_visible(&ctx.db, page.viewer(), id).await?;
    send(&ctx, &picture, size, &headers).await
}

pub async fn shared(
    page: Page,
    State(ctx): State<AppContext>,
    Path((token, id, file)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let (id, size) = named(&id, &file)?;
    let seen = Seen::find_shared(&ctx.db, page.viewer(), &token).await?;
    let picture = Model::find_within(&ctx.db, &seen, id).await?;
    send(&ctx, &picture, size, &headers).await
}

pub(super) fn named(id: &str, file: &str) -> Result<(i64, Size)> {
    let id = id.parse().map_err(|_| Error::NotFound)?;
    Ok((id, Size::named(file).ok_or(Error::NotFound)?))
}

pub(super) async fn send(
    ctx: &AppContext,
    picture: &Model,
    size: Size,
    headers: &HeaderMap,
) -> Result<Response> {
    let etag = format!("\"{}-{}\"", picture.file_key, size.file());
    let kept = [(header::CACHE_CONTROL, KEPT.to_string()), (header::ETAG, etag.clone())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    match picture.file(ctx, size).await {
        Ok(webp) => Ok((kept, [(header::CONTENT_TYPE, "image/webp")], webp).into_response()),
        Err(Trouble::Gone) => Err(Error::NotFound),
        // Said once for the whole store, not in each of a page's pictures.
        Err(_) => Ok((StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response()),
    }
}

pub fn routes() -> Routes {
    Routes::new().add("/pictures/{id}/{file}", get(show)).add("/s/{token}/pictures/{id}/{file}", get(shared))
}
