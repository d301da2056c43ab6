//! Following an invitation, and the link that can be passed on.
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};

use super::{Id, SignedIn};
use crate::{
    Error, Result,
    models::{Viewer, connections::Standing, invitations, users},
    views::{
        Flash, Page,
        friends::{Ended, Invited},
    },
};

/// Says who invites. Opening it changes nothing: mail programs open links too.
pub async fn show(page: Page, State(ctx): State<AppContext>, Path(token): Path<String>) -> Result<Response> {
    let viewer = page.viewer();
    let found = match invitations::find(&ctx.db, &token).await {
        Ok((_, inviter)) => standing(&ctx, viewer, &inviter).await?.map(|standing| (inviter, standing)),
        Err(Error::NotFound) => None,
        Err(err) => return Err(err),
    };
    match found {
        None => page.show_with(StatusCode::NOT_FOUND, "invitations/ended.html", &Ended {}),
        Some((inviter, _)) if viewer.is(inviter.id) => Ok(Redirect::to("/friends").into_response()),
        Some((inviter, Standing::Friends)) => {
            Ok(Redirect::to(&format!("/people/{}", inviter.handle)).into_response())
        }
        Some((inviter, _)) => page.show("invitations/show.html", &Invited::new(&inviter, token)),
    }
}

pub async fn accept(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Path(token): Path<String>,
) -> Result<Response> {
    let inviter = invitations::accept(&ctx, person.id, &token).await?;
    Ok(Flash::done("befriended").naming(&inviter.name).on(&format!("/people/{}", inviter.handle)))
}

pub async fn decline(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Path(token): Path<String>,
) -> Result<Response> {
    invitations::decline(&ctx.db, &person, &token).await?;
    Ok(Flash::done("request_declined").on("/friends"))
}

pub async fn withdraw(
    State(ctx): State<AppContext>,
    SignedIn(_, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    invitations::withdraw(&ctx.db, person.id, id).await?;
    Ok(Flash::done("invitation_withdrawn").on("/friends"))
}

pub async fn open_link(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    invitations::open_link(&ctx.db, person.id).await?;
    Ok(Flash::done("invitation_link_opened").on("/friends#invite"))
}

pub async fn end_link(State(ctx): State<AppContext>, SignedIn(_, person): SignedIn) -> Result<Response> {
    invitations::end_link(&ctx.db, person.id).await?;
    Ok(Flash::done("invitation_link_ended").on("/friends#invite"))
}

/// None where one of the two has blocked the other: to them the link has ended.
async fn standing(ctx: &AppContext, viewer: &Viewer, inviter: &users::Model) -> Result<Option<Standing>> {
    let Some(me) = viewer.id() else { return Ok(Some(Standing::Strangers)) };
    let standing = Standing::between(&ctx.db, me, inviter.id).await?;
    Ok((standing != Standing::Blocked).then_some(standing))
}

pub fn routes() -> Routes {
    Routes::new()
        .prefix("invitations")
        .add("/link", post(open_link))
        .add("/link/end", post(end_link))
        .add("/letters/{id}/withdraw", post(withdraw))
        .add("/{token}", get(show))
        .add("/{token}", post(accept))
        .add("/{token}/decline", post(decline))
}
