//! The picture of a wish, as its owner uploads or removes it.
use axum::{
    extract::{DefaultBodyLimit, Multipart, State, multipart::MultipartRejection},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Error, Result, channels, database,
    error::Invalid,
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
    let picture = match drawn(&ctx, form).await {
        Ok(picture) => picture,
        Err(Error::Invalid(_)) => return Ok(Flash::trouble("picture_unclear").and_go(&page)),
        Err(err) => return Err(err),
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

async fn drawn(ctx: &AppContext, form: Result<Multipart, MultipartRejection>) -> Result<pictures::Model> {
    Model::drawn_from(ctx, uploaded(form).await?).await
}

async fn uploaded(form: Result<Multipart, MultipartRejection>) -> Result<Vec<u8>> {
    let unclear = || Error::from(Invalid::one("picture", "picture_unclear"));
    let mut form = form.map_err(|_| unclear())?;
    while let Some(field) = form.next_field().await.map_err(|_| unclear())? {
        if field.name() == Some("picture") {
            return Ok(field.bytes().await.map_err(|_| unclear())?.into());
        }
    }
    Err(unclear())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/picture", post(create))
        .add("/items/{id}/picture/remove", post(destroy))
        .layer(DefaultBodyLimit::max(LARGEST))
}
