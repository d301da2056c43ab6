//! The house at a glance, and what administrators did last.
use axum::{extract::State, response::Response};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};

use crate::{
    Result,
    controllers::Administrator,
    models::{audits, users::administering::House},
    views::{Page, admin::Overview},
};

pub async fn show(_: Administrator, page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    let house = House::count(&ctx.db).await?;
    let acts = audits::latest(&ctx.db).await?;
    page.show("admin/index.html", &Overview::new(house, acts))
}

pub fn routes() -> Routes {
    Routes::new().add("/admin", get(show))
}
