//! The house at a glance, and what administrators did last.
use axum::{
    extract::{Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Deserialize;

use crate::{
    Result,
    controllers::Administrator,
    models::{audits, users::administering::House},
    views::{
        Page,
        admin::{ACTS_A_PAGE, Acts, Overview},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    before: String,
}

pub async fn show(
    _: Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let house = House::count(&ctx.db).await?;
    let acts = audits::latest(&ctx.db, shown.before.parse().ok(), ACTS_A_PAGE as u64 + 1).await?;
    page.show("admin/index.html", &Overview::new(house, Acts::new(acts)))
}

pub fn routes() -> Routes {
    Routes::new().add("/admin", get(show))
}
