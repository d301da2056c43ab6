//! Accounts: look for one, give and take rights, end its sessions. Every act is written down.
use axum::{
    extract::{Query, State},
    response::Response,
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use crate::{
    Result, channels,
    controllers::{Administrator, Id},
    models::{
        text::one_line,
        users::{Model, administering},
    },
    views::{
        Flash, Page,
        admin::{PEOPLE_A_PAGE, People},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    q: String,
    before: String,
}

pub async fn index(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let words: String = one_line(&shown.q).chars().take(80).collect();
    let before = shown.before.parse().ok();
    let people = administering::people(&ctx.db, &words, before, PEOPLE_A_PAGE as u64 + 1).await?;
    page.show("admin/users/index.html", &People::new(words, people, me.id))
}

pub async fn promote(
    Administrator(me): Administrator,
    State(ctx): State<AppContext>,
    Id(id): Id,
) -> Result<Response> {
    let user = Model::becomes_administrator(&ctx.db, me.id, id, true).await?;
    Ok(Flash::done("admin_made").naming(&user.name).on("/admin/users"))
}

pub async fn demote(
    Administrator(me): Administrator,
    State(ctx): State<AppContext>,
    Id(id): Id,
) -> Result<Response> {
    let user = Model::becomes_administrator(&ctx.db, me.id, id, false).await?;
    Ok(Flash::done("admin_unmade").naming(&user.name).on("/admin/users"))
}

pub async fn sign_out(
    Administrator(me): Administrator,
    State(ctx): State<AppContext>,
    Id(id): Id,
) -> Result<Response> {
    let user = Model::is_signed_out_everywhere(&ctx.db, me.id, id).await?;
    channels::checks::of_person(&ctx, id).await;
    Ok(Flash::done("sessions_ended").naming(&user.name).on("/admin/users"))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("admin/users")
        .add("/", get(index))
        .add("/{id}/promote", post(promote))
        .add("/{id}/demote", post(demote))
        .add("/{id}/sign-out", post(sign_out))
}
