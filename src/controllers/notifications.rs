//! News: what a person is told, until read.
use axum::{
    extract::{Query, State},
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
    Result,
    models::notifications,
    views::{
        Page,
        notifications::{ENTRIES_A_PAGE, News},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    before: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let before = shown.before.parse().ok();
    let unread = match before {
        None => notifications::unread(&ctx.db, person.id).await?,
        Some(_) => Vec::new(),
    };
    let read = notifications::page(&ctx.db, person.id, before, ENTRIES_A_PAGE as u64 + 1).await?;
    page.show("notifications/index.html", &News::new(unread, read))
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    notifications::read(&ctx.db, person.id, id).await?;
    Ok(Redirect::to("/notifications").into_response())
}

pub async fn update_all(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    notifications::read_all(&ctx.db, person.id).await?;
    Ok(Redirect::to("/notifications").into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("notifications")
        .add("/", get(index))
        .add("/read", post(update_all))
        .add("/{id}/read", post(update))
}
