//! `/`: what matters today for the signed-in, what this is for everybody else.
use axum::{
    extract::{Extension, Query, State},
    http::HeaderMap,
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    app::{fragments, reaches, visits},
    middleware::visit::Unproven,
    models::{
        Person,
        dashboard::{Answer, Dashboard},
        week::Week,
    },
    views::{
        Page,
        dashboard::{DashboardPage, print},
    },
};

#[derive(Serialize)]
struct Welcome {}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    refresh: String,
}

pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    Query(shown): Query<Shown>,
    unproven: Option<Extension<Unproven>>,
    headers: HeaderMap,
) -> Result<Response> {
    let Some(person) = page.viewer().person() else { return page.show("home/welcome.html", &Welcome {}) };
    let found = load(&page, &ctx, person).await?;
    let Some(Extension(unproven)) = unproven else {
        return dashboard(&page, &ctx, &shown, &headers, &found.dashboard).await;
    };
    match unproven.proven(&page, found.session) {
        Some(page) => dashboard(&page, &ctx, &shown, &headers, &found.dashboard).await,
        None => show_anew(&unproven.asked_again(&ctx, &page).await?, &ctx, &shown, &headers).await,
    }
}

/// Signed out elsewhere, or not quite the person who was remembered.
async fn show_anew(page: &Page, ctx: &AppContext, shown: &Shown, headers: &HeaderMap) -> Result<Response> {
    let Some(person) = page.viewer().person() else { return page.show("home/welcome.html", &Welcome {}) };
    let found = load(page, ctx, person).await?;
    dashboard(page, ctx, shown, headers, &found.dashboard).await
}

async fn load(page: &Page, ctx: &AppContext, person: &Person) -> Result<Answer> {
    Dashboard::load(&ctx.db, &reaches(ctx), person.id, person.session_id, page.locale().today()).await
}

/// Compared before anything is rendered: a page that did not change costs one statement and no template.
async fn dashboard(
    page: &Page,
    ctx: &AppContext,
    shown: &Shown,
    headers: &HeaderMap,
    dashboard: &Dashboard,
) -> Result<Response> {
    let Some(person) = page.viewer().person() else { return page.show("home/welcome.html", &Welcome {}) };
    visits(ctx).note(person.id, page.locale().today());
    let anew = person.admin && shown.refresh == "1";
    let fragments = if anew { fragments(ctx).anew() } else { fragments(ctx) };
    let week = Week::of(ctx, &fragments, person.id).await?;
    let print = print(dashboard, page.locale(), week);
    if !anew && let Some(unchanged) = page.fresh_when(headers, &print) {
        return Ok(unchanged);
    }
    let view = DashboardPage::new(ctx, &fragments, page.locale(), dashboard, week).await?;
    page.show_as("dashboard/show.html", &view, &print)
}

pub fn routes() -> Routes {
    Routes::new().add("/", get(show))
}
