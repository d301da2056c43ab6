//! How the house does: kept for five minutes for whoever asked, and taken anew with `?refresh=1`.
use axum::{
    extract::{Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Deserialize;

use crate::{
    Result,
    controllers::Administrator,
    models::Moment,
    monitoring::report::{Report, Span},
    views::{
        Page,
        performance::{Performance, Reports},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    span: String,
    refresh: String,
}

pub async fn show(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let reports = ctx.shared_store.get::<Reports>().unwrap_or_default();
    let span = Span::named(&shown.span);
    let kept = reports.kept(me.id, span).filter(|_| shown.refresh.is_empty());
    let report = match kept {
        Some(report) => report,
        None => reports.keep(me.id, Report::take(&ctx, span, Moment::now()).await?),
    };
    page.show("admin/performance/index.html", &Performance::new(&report, page.locale()))
}

pub fn routes() -> Routes {
    Routes::new().add("/admin/performance", get(show))
}
