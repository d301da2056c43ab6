//! "Undo" after something was removed: it is back where it was. Asked twice, it is simply back.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Error, Result, database,
    models::{
        claims::{About, tell_givers_later},
        items, wishlists,
    },
    views::Flash,
};

pub async fn wishlist(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = match wishlists::Model::find_removed(&txn, &viewer, id).await {
        Ok(list) => list.restore(&txn).await?,
        Err(Error::NotFound) => wishlists::Model::find_own(&txn, &viewer, id).await?,
        Err(err) => return Err(err),
    };
    txn.commit().await?;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    Ok(Flash::done("wishlist_restored").naming(&list.name).and_go(&format!("/wishlists/{id}")))
}

pub async fn item(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = match items::Model::find_removed(&txn, &viewer, id).await {
        Ok(item) => item.restore(&txn).await?,
        Err(Error::NotFound) => items::Model::find_own(&txn, &viewer, id).await?,
        Err(err) => return Err(err),
    };
    txn.commit().await?;
    tell_givers_later(&ctx, About::Item(id)).await;
    Ok(Redirect::to(&format!("/wishlists/{}#item_{id}", item.wishlist_id)).into_response())
}

pub fn routes() -> Routes {
    Routes::new().add("/wishlists/{id}/restore", post(wishlist)).add("/items/{id}/restore", post(item))
}
