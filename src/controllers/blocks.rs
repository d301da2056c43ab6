//! Blocking: the other one finds nothing of mine any more, nor I of theirs, and is not told.
use axum::{extract::State, response::Response};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use sea_orm::EntityTrait;

use super::{Id, SignedIn};
use crate::{
    Error, Result, channels,
    models::{connections, users},
    views::{Flash, Page, friends::Ending},
};

pub async fn new(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let other = users::Model::find_visible(&ctx.db, &viewer, id).await?;
    page.show("friends/block.html", &Ending::of(&other))
}

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let other = users::Entity::find_by_id(id).one(&ctx.db).await?.ok_or(Error::NotFound)?;
    connections::block(&ctx, person.id, other.id).await?;
    channels::checks::of_both(&ctx, person.id, other.id).await;
    Ok(Flash::done("blocked").naming(&other.name).undo(format!("/blocks/{id}/remove")).on("/friends"))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    connections::unblock(&ctx.db, person.id, id).await?;
    Ok(Flash::done("unblocked").on("/friends"))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("blocks")
        .add("/{id}", get(new))
        .add("/{id}", post(create))
        .add("/{id}/remove", post(destroy))
}
