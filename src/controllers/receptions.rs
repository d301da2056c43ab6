//! Wishes come true: received, thanked for, or wished for again.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};

use super::{Id, SignedIn};
use crate::{
    Result, channels, database,
    models::{
        activities::{self, Happening},
        items::Model,
    },
    views::Flash,
};

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let wish = Model::find_own(&txn, &viewer, id).await?;
    let again = wish.received_at.is_some();
    let item = wish.receive(&txn).await?;
    if !again {
        let news = Happening::WishReceived { wishlist_id: item.wishlist_id, item_id: id };
        activities::note(&txn, person.id, news).await?;
    }
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    let received = Flash::done("wish_received").naming(&item.name).undo(format!("/items/{id}/wish-again"));
    Ok(received.and_go(&format!("/wishlists/{}", item.wishlist_id)))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.wish_again(&txn).await?;
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    Ok(Redirect::to(&format!("/wishlists/{}#item_{id}", item.wishlist_id)).into_response())
}

pub async fn thank(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?.thank(&txn).await?;
    txn.commit().await?;
    Ok(Redirect::to(&format!("/wishlists/{}?received=true#item_{id}", item.wishlist_id)).into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/received", post(create))
        .add("/items/{id}/wish-again", post(destroy))
        .add("/items/{id}/thanked", post(thank))
}
