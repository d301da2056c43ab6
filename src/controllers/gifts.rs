//! My gifts: everything a person gives, and looking after each.
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{Id, SignedIn};
use crate::{
    Error, Result,
    channels::wishlists::gifters_told_of,
    database,
    error::Invalid,
    models::{
        Gift,
        claims::{Model, State as Stage, holding},
        items,
    },
    views::{Flash, Page, gifts::Gifts},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct GiftForm {
    note: String,
    show_name: String,
    state: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
) -> Result<Response> {
    let gifts = Gift::all_of(&ctx.db, &viewer).await?;
    page.show("gifts/index.html", &Gifts::new(&gifts, page.locale()))
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<GiftForm>,
) -> Result<Response> {
    let stage = Stage::named(&form.state).ok_or_else(|| Invalid::one("state", "state_unknown"))?;
    let txn = database::begin(&ctx.db).await?;
    let claim = Model::find_own(&txn, &viewer, id).await?;
    let claim = claim.describe(&txn, stage, &form.note, !form.show_name.is_empty()).await?;
    txn.commit().await?;
    gifters_told_of(&ctx, &claim).await;
    Ok(Flash::done("gift_saved").naming(&claim.snapshot_name).and_go("/gifts"))
}

pub async fn release(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let claim = Model::find_own(&txn, &viewer, id).await?;
    claim.clone().release(&txn).await?;
    txn.commit().await?;
    gifters_told_of(&ctx, &claim).await;
    let released = Flash::done("released").naming(&claim.snapshot_name);
    Ok(released.undo(format!("/gifts/{id}/restore")).and_go("/gifts"))
}

/// "Undo": as it was, unless somebody took it in between.
pub async fn restore(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let claim = Model::find_own(&txn, &viewer, id).await?;
    let Some(item_id) = claim.item_id else { return Err(Error::NotFound) };
    holding::take_turns(&txn, item_id).await?;
    let (name, quantity) = (claim.snapshot_name.clone(), claim.quantity);
    match holding::hold(&txn, claim.clone(), quantity).await {
        Ok(_) => items::touch_claims(&txn, item_id).await?,
        Err(Error::Conflict(word)) => return Ok(Flash::trouble(word).naming(&name).and_go("/gifts")),
        Err(err) => return Err(err),
    }
    txn.commit().await?;
    gifters_told_of(&ctx, &claim).await;
    Ok(Flash::done("claimed").naming(&name).and_go("/gifts"))
}

/// Seen what changed.
pub async fn acknowledge(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let gift = Gift::own(&ctx.db, &viewer, id).await?;
    gift.acknowledge(&ctx.db).await?;
    Ok(Redirect::to(&format!("/gifts#gift_{id}")).into_response())
}

/// A gift that came to nothing leaves the page; asked twice, it is simply gone.
pub async fn dismiss(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let gift = Gift::own(&ctx.db, &viewer, id).await?;
    if gift.standing().is_none() {
        return Err(Error::Conflict("conflict"));
    }
    gift.claim.dismiss(&ctx.db).await?;
    Ok(Redirect::to("/gifts").into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/gifts", get(index))
        .add("/gifts/{id}", post(update))
        .add("/gifts/{id}/release", post(release))
        .add("/gifts/{id}/restore", post(restore))
        .add("/gifts/{id}/acknowledge", post(acknowledge))
        .add("/gifts/{id}/dismiss", post(dismiss))
}
