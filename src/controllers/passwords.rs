//! A forgotten password: ask for a link, choose a new one. What is answered never tells whether an address is known.
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::{Deserialize, Serialize};

use super::sessions::signed_in;
use crate::{
    Result, channels,
    error::Invalid,
    mailers,
    middleware::rate_limits::{Caller, Limited, limit},
    models::{
        Token,
        account_tokens::{self, Purpose},
        text::is_email,
        users,
    },
    views::{Flash, Page},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Forgotten {
    email: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    #[serde(skip_serializing)]
    password: String,
}

#[derive(Serialize)]
struct New<'a> {
    form: &'a Forgotten,
}

#[derive(Serialize)]
struct Edit {
    token: String,
    email: String,
}

pub async fn new(page: Page) -> Result<Response> {
    page.show("passwords/new.html", &New { form: &Forgotten::default() })
}

/// The letter is written after the answer, so that a known address takes no longer.
pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    Form(form): Form<Forgotten>,
) -> Result<Response> {
    limit(&ctx, Limited::Letter, &[&caller, &users::normal_email(&form.email)])?;
    if !is_email(&form.email) {
        return page.show_again(
            "passwords/new.html",
            &New { form: &form },
            &Invalid::one("email", "email_invalid"),
        );
    }
    tokio::spawn(async move {
        if let Err(err) = mailers::account::forgotten(&ctx, &form.email).await {
            tracing::error!(error = %err, "a password letter could not be written");
        }
    });
    Ok((CookieJar::new().add(Flash::done("password_letter_sent").cookie()), Redirect::to("/sign-in"))
        .into_response())
}

pub async fn edit(page: Page, State(ctx): State<AppContext>, Path(token): Path<String>) -> Result<Response> {
    let (_, user) = account_tokens::find(&ctx.db, &Token::from(token.as_str()), Purpose::Reset).await?;
    page.show("passwords/edit.html", &Edit { token, email: user.email })
}

pub async fn update(
    page: Page,
    State(ctx): State<AppContext>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    let (link, user) = account_tokens::find(&ctx.db, &Token::from(token.as_str()), Purpose::Reset).await?;
    let mut errors = Invalid::default();
    users::check_password(&mut errors, &form.password);
    if !errors.0.is_empty() {
        return page.show_again("passwords/edit.html", &Edit { token, email: user.email }, &errors);
    }
    let user = user.reset_password(&ctx.db, &link, &form.password).await?;
    channels::checks::of_person(&ctx, user.id).await;
    signed_in(&ctx, &user, &headers, "/").await
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/forgot-password", get(new))
        .add("/forgot-password", post(create))
        .add("/reset-password/{token}", get(edit))
        .add("/reset-password/{token}", post(update))
}
