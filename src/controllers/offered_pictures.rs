//! Another picture for a wish, from those its shop's page shows.
use axum::{
    Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{
    Id, SignedIn,
    pictures::{named, send},
};
use crate::{
    Error, Result, channels, database,
    middleware::rate_limits::{Limited, limit},
    models::{
        items::Model,
        offered_pictures::{self, Looked},
        wishlists,
    },
    views::{Flash, Page, items::offered::Offered},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChoiceForm {
    picture: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let item = Model::find_own(&ctx.db, &viewer, id).await?;
    let list = wishlists::Model::find_own(&ctx.db, &viewer, item.wishlist_id).await?;
    let offered = offered_pictures::of_item(&ctx.db, id).await?;
    page.show("items/pictures.html", &Offered::new(&item, &list, &offered))
}

/// A look at the shop's page, while she waits.
pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let item = Model::find_own(&ctx.db, &viewer, id).await?;
    limit(&ctx, Limited::OtherPictures, &[&person.id.to_string()])?;
    let page = format!("/items/{id}/pictures");
    match offered_pictures::look(&ctx, &item).await? {
        Looked::Found => Ok(Redirect::to(&page).into_response()),
        Looked::Nothing => Ok(Flash::trouble("pictures_none").and_go(&page)),
        Looked::NoAnswer => Ok(Flash::trouble("pictures_no_answer").and_go(&page)),
    }
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<ChoiceForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let before = Model::find_own(&txn, &viewer, id).await?;
    let chosen = form.picture.parse().unwrap_or_default();
    let picture = match offered_pictures::find(&txn, &before, chosen).await {
        Err(Error::NotFound) => {
            return Ok(Flash::trouble("picture_not_chosen").and_go(&format!("/items/{id}/pictures")));
        }
        found => found?,
    };
    let item = before.clone().wear(&txn, Some(picture.id)).await?;
    offered_pictures::forget(&txn, id).await?;
    txn.commit().await?;
    channels::wishlists::changed(&ctx, &item).await;
    item.teach_later(&ctx, &before).await;
    Ok(Flash::done("wish_saved").naming(&item.name).and_go(&format!("/items/{id}")))
}

pub async fn show(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Path((id, picture, file)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let item = Model::find_own(&ctx.db, &viewer, id.parse().map_err(|_| Error::NotFound)?).await?;
    let (picture, size) = named(&picture, &file)?;
    let picture = offered_pictures::find(&ctx.db, &item, picture).await?;
    send(&ctx, &picture, size, &headers).await
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/pictures", get(index))
        .add("/items/{id}/pictures", post(create))
        .add("/items/{id}/pictures/choice", post(update))
        .add("/items/{id}/pictures/{picture}/{file}", get(show))
}
