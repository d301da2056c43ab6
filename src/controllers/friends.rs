//! Friends: who asks, who is asked, and who they are. To ask by address says nothing about the address.
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{Id, SignedIn, sessions::own_path};
use crate::{
    Error, Result, channels,
    error::Invalid,
    mailers,
    middleware::rate_limits::{Limited, limit},
    models::{
        Person, Viewer,
        connections::{self, Standing},
        invitations,
        text::is_email,
        users,
    },
    views::{
        Flash, Page,
        friends::{Ask, Ending, Index},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    after: Option<String>,
    /// A handle or an address to begin with.
    who: String,
}

/// Where a button stood that is on several pages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct From {
    return_to: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let form = Ask { who: shown.who };
    let view = Index::load(&ctx, &person, &form, shown.after.as_deref()).await?;
    page.show("friends/index.html", &view)
}

pub async fn create(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Form(form): Form<Ask>,
) -> Result<Response> {
    match ask(&ctx, &viewer, &person, form.who.trim()).await {
        Ok(said) => Ok(said.on("/friends")),
        Err(Error::Invalid(errors)) => {
            page.show_again("friends/index.html", &Index::load(&ctx, &person, &form, None).await?, &errors)
        }
        Err(err) => Err(err),
    }
}

/// From a person's page.
pub async fn request(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
    Form(from): Form<From>,
) -> Result<Response> {
    limit(&ctx, Limited::Befriend, &[&person.id.to_string()])?;
    let other = users::Model::find_visible(&ctx.db, &viewer, id).await?;
    Ok(asked(&ctx, &person, &other).await?.on(own_path_or_friends(&from)))
}

pub async fn accept(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
    Form(from): Form<From>,
) -> Result<Response> {
    let other = users::Model::find_visible(&ctx.db, &viewer, id).await?;
    connections::accept(&ctx, person.id, other.id).await?;
    Ok(Flash::done("befriended").naming(&other.name).on(own_path_or_friends(&from)))
}

pub async fn decline(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
    Form(from): Form<From>,
) -> Result<Response> {
    connections::decline(&ctx.db, person.id, id).await?;
    Ok(Flash::done("request_declined").on(own_path_or_friends(&from)))
}

pub async fn withdraw(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
    Form(from): Form<From>,
) -> Result<Response> {
    connections::withdraw(&ctx.db, person.id, id).await?;
    Ok(Flash::done("request_withdrawn").on(own_path_or_friends(&from)))
}

/// Asks once more: to be friends again takes two.
pub async fn remove(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let other = users::Model::find_visible(&ctx.db, &viewer, id).await?;
    if Standing::between(&ctx.db, person.id, id).await? != Standing::Friends {
        return Ok(Redirect::to("/friends").into_response());
    }
    page.show("friends/remove.html", &Ending::of(&other))
}

pub async fn destroy(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    connections::end(&ctx, person.id, id).await?;
    channels::checks::of_both(&ctx, person.id, id).await;
    Ok(Flash::done("friendship_ended").on("/friends"))
}

async fn ask(ctx: &AppContext, viewer: &Viewer, person: &Person, who: &str) -> Result<Flash> {
    let handle = who.trim_start_matches('@');
    if !handle.contains('@') {
        limit(ctx, Limited::Befriend, &[&person.id.to_string()])?;
        let other = users::Model::find_by_handle(&ctx.db, viewer, handle).await?;
        let other = other.ok_or_else(|| Invalid::one("who", "nobody_by_that_name"))?;
        return asked(ctx, person, &other).await;
    }
    limit(ctx, Limited::Letter, &[&person.id.to_string()])?;
    let email = users::normal_email(who);
    let mut wrong = Invalid::default();
    wrong.unless(is_email(&email), "who", "email_invalid");
    wrong.unless(email != person.email, "who", "that_is_you");
    wrong.into_result()?;
    if let Some(invitation) = invitations::by_letter(&ctx.db, person, &email).await? {
        mailers::invitations::invite(ctx, person, &invitation).await?;
    }
    Ok(Flash::done("invitation_sent").naming(&email))
}

async fn asked(ctx: &AppContext, person: &Person, other: &users::Model) -> Result<Flash> {
    if other.id == person.id {
        return Err(Invalid::one("who", "that_is_you").into());
    }
    let said = match connections::request(ctx, person.id, other.id).await? {
        Standing::Friends => "befriended",
        _ => "request_sent",
    };
    Ok(Flash::done(said).naming(&other.name))
}

fn own_path_or_friends(from: &From) -> &str {
    if from.return_to.is_empty() { "/friends" } else { own_path(&from.return_to) }
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("friends")
        .add("/", get(index))
        .add("/", post(create))
        .add("/{id}/request", post(request))
        .add("/{id}/accept", post(accept))
        .add("/{id}/decline", post(decline))
        .add("/{id}/withdraw", post(withdraw))
        .add("/{id}/remove", get(remove))
        .add("/{id}/remove", post(destroy))
}
