//! `/`: what matters today for the signed-in, what this is for everybody else.
use axum::{extract::State, http::HeaderMap, response::Response};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Serialize;

use crate::{
    Result,
    models::{Person, claims, dashboard::Dashboard},
    views::{
        Page,
        dashboard::{DashboardPage, print},
    },
};

#[derive(Serialize)]
struct Welcome {}

pub async fn show(page: Page, State(ctx): State<AppContext>, headers: HeaderMap) -> Result<Response> {
    match page.viewer().person() {
        Some(person) => dashboard(&page, &ctx, person, &headers).await,
        None => page.show("home/welcome.html", &Welcome {}),
    }
}

/// Compared before anything is rendered: a page that did not change costs three statements and no template.
async fn dashboard(page: &Page, ctx: &AppContext, person: &Person, headers: &HeaderMap) -> Result<Response> {
    let dashboard = Dashboard::load(&ctx.db, person.id, page.locale().today()).await?;
    let promised = claims::promised(&ctx.db, person.id).await?;
    let print = print(&dashboard, &promised, page.locale());
    if let Some(unchanged) = page.fresh_when(headers, &print) {
        return Ok(unchanged);
    }
    let view = DashboardPage::new(ctx, page.locale(), &dashboard, promised).await?;
    page.show_as("dashboard/show.html", &view, &print)
}

pub fn routes() -> Routes {
    Routes::new().add("/", get(show))
}
