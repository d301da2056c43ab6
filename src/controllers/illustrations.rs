//! The picture of a wish, as its owner uploads or removes it.
use axum::{
    extract::{DefaultBodyLimit, Multipart, State, multipart::MultipartRejection},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Result, channels, database,
    middleware::rate_limits::{Limited, limit},
    models::{items::Model, pictures},
    views::Flash,
};

/// What telephones make of a photograph, with room to spare.
const LARGEST: usize = 15 * 1024 * 1024;

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    Model::find_own(&ctx.db, &viewer, id).await?;
    limit(&ctx, Limited::AddByLink, &[&person.id.to_string()])?;
    let page = format!("/items/{id}/edit");
    // Read, made small and kept before any transaction begins: a large one takes its time.
    let Some(picture) = drawn(&ctx, form).await? else {
        return Ok(Flash::trouble("picture_unclear").and_go(&page));
    };
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.wear(&txn, Some(picture.id)).await?;
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    Ok(Flash::done("wish_saved").naming(&item.name).and_go(&format!("/items/{id}")))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.wear(&txn, None).await?;
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    Ok(Flash::done("wish_saved").naming(&item.name).and_go(&format!("/items/{id}/edit")))
}

/// None when nothing came, too much came, or it is no picture we can show.
async fn drawn(
    ctx: &AppContext,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Option<pictures::Model>> {
    match uploaded(form).await {
        Some(bytes) => pictures::keep_upload(ctx, bytes).await,
        None => Ok(None),
    }
}

async fn uploaded(form: Result<Multipart, MultipartRejection>) -> Option<Vec<u8>> {
    let mut form = form.ok()?;
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some("picture") {
            return Some(field.bytes().await.ok()?.into());
        }
    }
    None
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/picture", post(create))
        .add("/items/{id}/picture/remove", post(destroy))
        .layer(DefaultBodyLimit::max(LARGEST))
}
