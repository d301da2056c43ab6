//! "Try again": the page behind a wish's link, looked at anew.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Result, channels, database,
    middleware::rate_limits::{Limited, limit},
    models::items::Model,
};

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    limit(&ctx, Limited::AddByLink, &[&person.id.to_string()])?;
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.try_again(&txn, &person.locale).await?;
    txn.commit().await?;
    item.fetch_metadata_later(&ctx).await;
    channels::wishlists::changed(&ctx, &item).await;
    Ok(Redirect::to(&format!("/items/{id}")).into_response())
}

pub fn routes() -> Routes {
    Routes::new().add("/items/{id}/preview", post(create))
}
