//! Signing in and out.
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    environment::Environment,
    prelude::{get, post},
};
use serde::{Deserialize, Serialize};

use super::SignedIn;
use crate::{
    Result, channels,
    error::Invalid,
    middleware::rate_limits::{Caller, Limited, limit},
    models::{sessions, users},
    views::{Flash, Page, warming},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignIn {
    pub email: String,
    #[serde(skip_serializing)]
    pub password: String,
    pub return_to: String,
}

#[derive(Serialize)]
struct Form_<'a> {
    form: &'a SignIn,
}

pub async fn new(page: Page, Query(form): Query<SignIn>) -> Result<Response> {
    if page.viewer().person().is_some() {
        return Ok(Redirect::to(own_path(&form.return_to)).into_response());
    }
    page.show("sessions/new.html", &Form_ { form: &form })
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Result<Response> {
    let account = users::normal_email(&form.email);
    // The account counts together with the caller: alone, anybody could lock anybody out.
    limit(&ctx, Limited::SignIn, &[&caller, &format!("{caller} {account}")])?;
    match users::Model::authenticate(&ctx.db, &form.email, &form.password).await? {
        Some(user) => signed_in(&ctx, &user, &headers, own_path(&form.return_to)).await,
        None => page.show_again(
            "sessions/new.html",
            &Form_ { form: &form },
            &Invalid::one("email", "sign_in_refused"),
        ),
    }
}

pub async fn destroy(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    sessions::end(&ctx.db, person.id, person.session_id).await?;
    channels::checks::of_person(&ctx, person.id).await;
    let jar = CookieJar::new().add(ended_cookie(&ctx)).add(Flash::done("signed_out").cookie());
    Ok((jar, Redirect::to("/")).into_response())
}

/// A fresh session for this person, and on to where they were going.
pub async fn signed_in(
    ctx: &AppContext,
    user: &users::Model,
    headers: &HeaderMap,
    to: &str,
) -> Result<Response> {
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let token = sessions::start(&ctx.db, user.id, browser).await?;
    warming::later(ctx, user.id).await;
    let jar = CookieJar::new().add(cookie(ctx, token.as_str().to_string()));
    Ok((jar, Redirect::to(to)).into_response())
}

/// Only a path of ours: a sign-in that forwards anywhere is a gift to phishers.
pub fn own_path(path: &str) -> &str {
    let ours = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.contains(char::is_control);
    if ours { path } else { "/" }
}

/// `__Host-` binds the cookie to this very host and to https; plain http on localhost cannot have it.
pub fn cookie_name(ctx: &AppContext) -> &'static str {
    if is_https(ctx) { "__Host-session" } else { "session" }
}

fn cookie(ctx: &AppContext, value: String) -> Cookie<'static> {
    Cookie::build((cookie_name(ctx), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(is_https(ctx))
        .permanent()
        .build()
}

pub fn ended_cookie(ctx: &AppContext) -> Cookie<'static> {
    let mut ended = cookie(ctx, String::new());
    ended.make_removal();
    ended
}

pub(super) fn is_https(ctx: &AppContext) -> bool {
    ctx.environment == Environment::Production && crate::app::settings(ctx).base_url.starts_with("https://")
}

pub fn routes() -> Routes {
    Routes::new().add("/sign-in", get(new)).add("/sign-in", post(create)).add("/sign-out", post(destroy))
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn a_sign_in_leads_only_to_our_own_pages() {
        assert_eq!(own_path("/wishlists/7?sort=name"), "/wishlists/7?sort=name");
        for trick in
            ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\tx"]
        {
            assert_eq!(own_path(trick), "/");
        }
    }
}
