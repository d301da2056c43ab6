//! Signing up. The new person is signed in at once; the address is confirmed by a letter.
use axum::{
    Form,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Serialize;

use super::sessions::signed_in;
use crate::{
    Error, Result, mailers,
    middleware::rate_limits::{Caller, Limited, limit},
    models::users::SignUp,
    views::Page,
};

#[derive(Serialize)]
struct New<'a> {
    form: &'a SignUp,
}

pub async fn new(page: Page) -> Result<Response> {
    if page.viewer().person().is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    page.show("registrations/new.html", &New { form: &SignUp::default() })
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Form(form): Form<SignUp>,
) -> Result<Response> {
    limit(&ctx, Limited::SignUp, &[&caller])?;
    match form.create(&ctx.db, &page.locale().tag()).await {
        Ok(user) => {
            mailers::account::confirm(&ctx, &user).await?;
            signed_in(&ctx, &user, &headers, "/").await
        }
        Err(Error::Invalid(errors)) => {
            page.show_again("registrations/new.html", &New { form: &form }, &errors)
        }
        Err(err) => Err(err),
    }
}

pub fn routes() -> Routes {
    Routes::new().add("/sign-up", get(new)).add("/sign-up", post(create))
}
