//! Taking everything along, and leaving.
use axum::{
    Form, Json,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{account::authenticated, account_of};
use crate::{
    Error, Result, channels,
    controllers::{SignedIn, sessions::ended_cookie},
    error::Invalid,
    models::users::{Export, wishes_as_csv},
    views::{Flash, Page, settings::Data},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Goodbye {
    password: String,
}

pub async fn show(page: Page, _: SignedIn) -> Result<Response> {
    page.show("settings/data.html", &Data {})
}

pub async fn export(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    let user = account_of(&ctx.db, &person).await?;
    let export = Json(Export::of(&ctx.db, user).await?).into_response();
    Ok(as_file(export, "application/json", "attachment; filename=\"wishare.json\""))
}

pub async fn wishes(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    let csv = wishes_as_csv(&ctx.db, person.id).await?.into_response();
    Ok(as_file(csv, "text/csv; charset=utf-8", "attachment; filename=\"wishes.csv\""))
}

pub async fn destroy(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<Goodbye>,
) -> Result<Response> {
    let left = match authenticated(&ctx, &person, &form.password).await? {
        Some(user) => user.leave(&ctx).await,
        None => Err(Invalid::one("password", "password_wrong").into()),
    };
    match left {
        Ok(()) => {
            channels::checks::of_person(&ctx, person.id).await;
            let ended = axum_extra::extract::cookie::CookieJar::new().add(ended_cookie(&ctx));
            Ok((ended, Flash::done("left").on("/")).into_response())
        }
        Err(Error::Invalid(errors)) => page.show_again("settings/data.html", &Data {}, &errors),
        Err(err) => Err(err),
    }
}

fn as_file(mut response: Response, kind: &'static str, disposition: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/settings/data", get(show))
        .add("/settings/export.json", get(export))
        .add("/settings/wishes.csv", get(wishes))
        .add("/settings/delete", post(destroy))
}
