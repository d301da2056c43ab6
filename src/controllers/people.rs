//! A person's page: who they are, what they wish for as far as this viewer may see, and how the two stand.
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use crate::{
    Error, Result,
    models::{Viewer, connections::Standing, dashboard, former_handles, users},
    views::{Page, profile::Profile},
};

pub async fn show(page: Page, State(ctx): State<AppContext>, Path(handle): Path<String>) -> Result<Response> {
    let viewer = page.viewer();
    let Some(person) = users::Model::find_by_handle(&ctx.db, viewer, &handle).await? else {
        return moved(&ctx, viewer, &handle).await;
    };
    let standing = match viewer.id() {
        Some(me) if me != person.id => Standing::between(&ctx.db, me, person.id).await?,
        _ => Standing::Strangers,
    };
    let lists = person.lists_for(&ctx.db, viewer).await?;
    let cards = dashboard::cards(&ctx.db, &lists).await?;
    let counts = person.counts_for(&ctx.db, viewer).await?;
    page.show("people/show.html", &Profile::new(&person, standing, &cards, counts, &page))
}

/// Old links lead on to the name of today.
async fn moved(ctx: &AppContext, viewer: &Viewer, handle: &str) -> Result<Response> {
    let person = former_handles::whose(&ctx.db, viewer, handle).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&format!("/people/{}", person.handle)).into_response())
}

pub fn routes() -> Routes {
    Routes::new().add("/people/{handle}", get(show))
}
