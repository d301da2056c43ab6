//! Lists put away: out of everybody's sight, and back.
use axum::{extract::State, response::Response};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Result, channels, database,
    models::{
        claims::{About, tell_givers_later},
        wishlists::Model,
    },
    views::Flash,
};

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = Model::find_own(&txn, &viewer, id).await?.archive(&txn).await?;
    txn.commit().await?;
    channels::checks::of_wishlist(&ctx, id).await;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    let archived = Flash::done("wishlist_archived").naming(&list.name);
    Ok(archived.undo(format!("/wishlists/{id}/unarchive")).and_go("/wishlists"))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = Model::find_own(&txn, &viewer, id).await?.unarchive(&txn).await?;
    txn.commit().await?;
    channels::checks::of_wishlist(&ctx, id).await;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    Ok(Flash::done("wishlist_unarchived").naming(&list.name).and_go(&format!("/wishlists/{id}")))
}

pub fn routes() -> Routes {
    Routes::new().add("/wishlists/{id}/archive", post(create)).add("/wishlists/{id}/unarchive", post(destroy))
}
