//! Signing up. The new person is signed in at once; the address is confirmed by a letter.
use axum::{
    Form,
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::{Deserialize, Serialize};

use super::sessions::signed_in;
use crate::{
    Error, Result, mailers,
    middleware::rate_limits::{Caller, Limited, limit},
    models::{
        invitations,
        users::{self, SignUp},
    },
    views::Page,
};

#[derive(Serialize)]
struct New<'a> {
    form: &'a SignUp,
    /// Who invites the newcomer.
    inviter: Option<String>,
}

/// How the newcomer got here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Way {
    invitation: String,
}

pub async fn new(page: Page, State(ctx): State<AppContext>, Query(way): Query<Way>) -> Result<Response> {
    if page.viewer().person().is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    let form = SignUp { invitation: way.invitation, ..SignUp::default() };
    page.show("registrations/new.html", &New { inviter: inviter(&ctx, &form).await?, form: &form })
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
            let to = welcome(&ctx, &user, &form).await?;
            signed_in(&ctx, &user, &headers, &to).await
        }
        Err(Error::Invalid(errors)) => {
            let inviter = inviter(&ctx, &form).await?;
            page.show_again("registrations/new.html", &New { form: &form, inviter }, &errors)
        }
        Err(err) => Err(err),
    }
}

/// Invited people begin as friends, on the page of who invited them; an invitation that ended meanwhile is no reason
/// to turn anybody away.
async fn welcome(ctx: &AppContext, user: &users::Model, form: &SignUp) -> Result<String> {
    if form.invitation.is_empty() {
        return Ok("/".into());
    }
    match invitations::accept(ctx, user.id, &form.invitation).await {
        Ok(inviter) => Ok(format!("/people/{}", inviter.handle)),
        Err(Error::NotFound) => Ok("/".into()),
        Err(err) => Err(err),
    }
}

async fn inviter(ctx: &AppContext, form: &SignUp) -> Result<Option<String>> {
    if form.invitation.is_empty() {
        return Ok(None);
    }
    match invitations::find(&ctx.db, &form.invitation).await {
        Ok((_, inviter)) => Ok(Some(inviter.name)),
        Err(Error::NotFound) => Ok(None),
        Err(err) => Err(err),
    }
}

pub fn routes() -> Routes {
    Routes::new().add("/sign-up", get(new)).add("/sign-up", post(create))
}
