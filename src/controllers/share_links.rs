//! The owner's side of a share link: on, a new one, off.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};

use super::{Id, SignedIn};
use crate::{
    Result,
    app::settings,
    channels, database,
    models::{
        claims::{About, tell_givers_later},
        wishlists::Model,
    },
    views::{Flash, Page, wishlists::forms},
};

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let list = Model::find_own(&ctx.db, &viewer, id).await?;
    page.show("wishlists/share.html", &forms::Share::new(&list, &settings(&ctx).base_url))
}

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    Model::find_own(&txn, &viewer, id).await?.share(&txn).await?;
    txn.commit().await?;
    Ok(Redirect::to(&format!("/wishlists/{id}/share")).into_response())
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    Model::find_own(&txn, &viewer, id).await?.renew_link(&txn).await?;
    txn.commit().await?;
    channels::checks::of_wishlist(&ctx, id).await;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    Ok(Flash::done("link_renewed").and_go(&format!("/wishlists/{id}/share")))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    Model::find_own(&txn, &viewer, id).await?.stop_sharing(&txn).await?;
    txn.commit().await?;
    channels::checks::of_wishlist(&ctx, id).await;
    tell_givers_later(&ctx, About::Wishlist(id)).await;
    Ok(Flash::done("link_ended").and_go(&format!("/wishlists/{id}/share")))
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/wishlists/{id}/share", get(show))
        .add("/wishlists/{id}/share", post(create))
        .add("/wishlists/{id}/share/renew", post(update))
        .add("/wishlists/{id}/share/end", post(destroy))
}
