//! How well each shop's pages are read, and the recipes that corrections taught.
use axum::{
    Form,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use crate::{
    Error, Result,
    controllers::{Administrator, Id},
    models::{Moment, recipes, shops},
    views::{Flash, Page, shops::Shops},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ImportForm {
    recipes: String,
}

pub async fn index(_: Administrator, page: Page, State(ctx): State<AppContext>) -> Result<Response> {
    page.show("admin/shops/index.html", &view(&ctx, "").await?)
}

pub async fn export(_: Administrator, State(ctx): State<AppContext>) -> Result<Response> {
    let all = recipes::all(&ctx.db).await?;
    let carried: Vec<_> = all.iter().filter_map(recipes::Model::carried).collect();
    let json = serde_json::to_string_pretty(&carried).map_err(Error::internal)?;
    let kind = (header::CONTENT_TYPE, "application/json");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"recipes.json\"");
    Ok(([kind, name], json).into_response())
}

pub async fn import(
    Administrator(me): Administrator,
    page: Page,
    State(ctx): State<AppContext>,
    Form(form): Form<ImportForm>,
) -> Result<Response> {
    match recipes::import(&ctx.db, me.id, &form.recipes).await {
        Ok(()) => Ok(Flash::done("saved").and_go("/admin/shops")),
        Err(Error::Invalid(errors)) => {
            page.show_again("admin/shops/index.html", &view(&ctx, &form.recipes).await?, &errors)
        }
        Err(err) => Err(err),
    }
}

pub async fn forget(
    Administrator(me): Administrator,
    State(ctx): State<AppContext>,
    Id(id): Id,
) -> Result<Response> {
    recipes::forget(&ctx.db, me.id, id).await?;
    Ok(Flash::done("saved").and_go("/admin/shops"))
}

async fn view(ctx: &AppContext, typed: &str) -> Result<Shops> {
    let fared = shops::since(&ctx.db, Moment::in_days(-shops::DAYS_KEPT), shops::MOST_SHOWN).await?;
    Ok(Shops::new(&fared, recipes::all(&ctx.db).await?, typed))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("admin/shops")
        .add("/", get(index))
        .add("/recipes.json", get(export))
        .add("/recipes", post(import))
        .add("/recipes/{id}/forget", post(forget))
}
