//! The address and the password. Both ask for the present password: an open laptop is not its owner.
use axum::{Form, extract::State, response::Response};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use crate::{
    Result,
    channels::checks,
    controllers::SignedIn,
    error::Invalid,
    mailers,
    middleware::rate_limits::{Limited, limit},
    models::{Person, sessions, text::is_email, users},
    views::{Flash, Page, settings::Account},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewEmail {
    email: String,
    email_current: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPassword {
    current: String,
    password: String,
}

pub async fn edit(page: Page, SignedIn(_, person): SignedIn) -> Result<Response> {
    page.show("settings/account.html", &Account::of(&person, ""))
}

/// The new address is written to; only the link in that letter changes anything. Whether somebody else has it, nobody
/// learns here.
pub async fn update_email(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<NewEmail>,
) -> Result<Response> {
    let email = users::normal_email(&form.email);
    let user = authenticated(&ctx, &person, &form.email_current).await?;
    let mut wrong = Invalid::default();
    wrong.unless(is_email(&email), "email", "email_invalid");
    wrong.unless(email != person.email, "email", "email_same");
    wrong.unless(user.is_some(), "email_current", "password_wrong");
    let Some(user) = user.filter(|_| wrong.0.is_empty()) else {
        return page.show_again("settings/account.html", &Account::of(&person, &form.email), &wrong);
    };
    limit(&ctx, Limited::Letter, &[&person.id.to_string()])?;
    mailers::account::change(&ctx, &user, &email).await?;
    Ok(Flash::done("email_change_sent").naming(&email).on("/settings/account"))
}

/// Everywhere else one is signed out.
pub async fn update_password(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    let user = authenticated(&ctx, &person, &form.current).await?;
    let mut wrong = Invalid::default();
    wrong.unless(user.is_some(), "current", "password_wrong");
    users::check_password(&mut wrong, &form.password);
    let Some(user) = user.filter(|_| wrong.0.is_empty()) else {
        return page.show_again("settings/account.html", &Account::of(&person, ""), &wrong);
    };
    user.change_password(&ctx.db, &form.password).await?;
    sessions::end_others(&ctx.db, &person).await?;
    checks::of_person(&ctx, person.id).await;
    Ok(Flash::done("password_changed").on("/settings/account"))
}

/// Guessing here is limited as it is at sign-in.
pub(super) async fn authenticated(
    ctx: &AppContext,
    person: &Person,
    password: &str,
) -> Result<Option<users::Model>> {
    limit(ctx, Limited::SignIn, &[&format!("settings {}", person.id)])?;
    users::Model::authenticate(&ctx.db, &person.email, password).await
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/settings/account", get(edit))
        .add("/settings/email", post(update_email))
        .add("/settings/password", post(update_password))
}
