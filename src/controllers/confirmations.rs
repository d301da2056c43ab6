//! The link that proves an address. Opening it shows a button: mail programs open links too, and must not confirm.
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Serialize;

use super::SignedIn;
use crate::{
    Error, Result, mailers,
    middleware::rate_limits::{Limited, limit},
    models::{
        Token,
        account_tokens::{self, Purpose},
        users,
    },
    views::{Flash, Page},
};

#[derive(Serialize)]
struct Show {
    token: String,
    email: String,
}

pub async fn show(page: Page, State(ctx): State<AppContext>, Path(token): Path<String>) -> Result<Response> {
    let (row, _) = account_tokens::find(&ctx.db, &Token::from(token.as_str()), Purpose::Confirm).await?;
    page.show("confirmations/show.html", &Show { token, email: row.email })
}

pub async fn update(State(ctx): State<AppContext>, Path(token): Path<String>) -> Result<Response> {
    let (link, user) = account_tokens::find(&ctx.db, &Token::from(token.as_str()), Purpose::Confirm).await?;
    user.confirm_email(&ctx.db, &link).await?;
    Ok((CookieJar::new().add(Flash::done("email_confirmed").cookie()), Redirect::to("/")).into_response())
}

/// Send the letter once more.
pub async fn create(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    limit(&ctx, Limited::Letter, &[&person.id.to_string()])?;
    let user = users::Model::find_by_email(&ctx.db, &person.email).await?.ok_or(Error::NotFound)?;
    mailers::account::confirm(&ctx, &user).await?;
    Ok((CookieJar::new().add(Flash::done("confirmation_sent").cookie()), Redirect::to("/")).into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/confirm", post(create))
        .add("/confirm/{token}", get(show))
        .add("/confirm/{token}", post(update))
}
