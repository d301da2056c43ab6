//! Name, handle, a few words, and how one likes to read.
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::account_of;
use crate::{
    Error, Result,
    controllers::{SignedIn, sessions::own_path},
    models::users::Profile,
    views::{Flash, Page, settings::EditProfile},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Theme {
    theme: String,
    return_to: String,
}

pub async fn edit(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
) -> Result<Response> {
    let user = account_of(&ctx.db, &person).await?;
    page.show("settings/profile.html", &EditProfile::new(Profile::from(&user)))
}

pub async fn update(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<Profile>,
) -> Result<Response> {
    let user = account_of(&ctx.db, &person).await?;
    match form.save(&ctx.db, user).await {
        Ok(_) => Ok(Flash::done("saved").on("/settings")),
        Err(Error::Invalid(errors)) => {
            page.show_again("settings/profile.html", &EditProfile::new(form), &errors)
        }
        Err(err) => Err(err),
    }
}

/// Light, dark or as the device says, from any page.
pub async fn update_theme(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Form(form): Form<Theme>,
) -> Result<Response> {
    account_of(&ctx.db, &person).await?.wear(&ctx.db, &form.theme).await?;
    Ok(Redirect::to(own_path(&form.return_to)).into_response())
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/settings", get(edit))
        .add("/settings", post(update))
        .add("/settings/theme", post(update_theme))
}
