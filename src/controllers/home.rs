//! `/`: what matters today for the signed-in, what this is for everybody else.
use axum::{
    extract::{Extension, Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    app::{fragments, reaches, visits},
    middleware::visit::Unproven,
    models::{Person, dashboard::Dashboard, week::Week},
    views::{
        Page,
        cards::cards,
        dashboard::{DashboardPage, pieces, print},
        gaps::Gaps,
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
) -> Result<Response> {
    let (page, dashboard) = look(page, &ctx, unproven).await?;
    match (page.viewer().person(), dashboard) {
        (Some(person), Some(found)) => dashboard_of(person, &page, &ctx, &shown, &found).await,
        _ => page.show("home/welcome.html", &Welcome {}),
    }
}

/// The page of who it turned out to be, with their lists. Whoever was only remembered, and is signed out elsewhere or
/// not quite that person any more, is looked for again.
async fn look(
    page: Page,
    ctx: &AppContext,
    unproven: Option<Extension<Unproven>>,
) -> Result<(Page, Option<Dashboard>)> {
    let Some(person) = page.viewer().person() else { return Ok((page, None)) };
    let today = page.locale().today();
    let found = Dashboard::load(&ctx.db, &reaches(ctx), person.id, person.session_id, today).await?;
    let Some(Extension(unproven)) = unproven else { return Ok((page, Some(found.dashboard))) };
    match unproven.proven(&page, found.session) {
        Some(page) => Ok((page, Some(found.dashboard))),
        None => Box::pin(look(unproven.asked_again(ctx, &page).await?, ctx, None)).await,
    }
}

/// Compared before anything is rendered: a page that did not change costs one statement and no template.
async fn dashboard_of(
    person: &Person,
    page: &Page,
    ctx: &AppContext,
    shown: &Shown,
    dashboard: &Dashboard,
) -> Result<Response> {
    visits(ctx).note(person.id, page.locale().today());
    let anew = person.admin && shown.refresh == "1";
    let fragments = if anew { fragments(ctx).anew() } else { fragments(ctx) };
    let week = Week::of(ctx, &fragments, person.id).await?;
    let print = print(dashboard, week)?;
    if !anew && let Some(unchanged) = page.fresh_when(&print) {
        return Ok(unchanged);
    }
    let pieces = pieces(dashboard, page.locale());
    let cards = cards(ctx, &fragments, page.locale(), &pieces).await?;
    let mut gaps = Gaps::default();
    let view = DashboardPage::new(dashboard, week, &cards, page, &mut gaps)?;
    page.show_filled("dashboard/show.html", &view, gaps, &print)
}

pub fn routes() -> Routes {
    Routes::new().add("/", get(show))
}
