//! Where a wish stands: another place on its list, another list, or a second time.
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use loco_rs::{app::AppContext, controller::Routes, prelude::post};
use serde::Deserialize;

use super::{Id, SignedIn};
use crate::{
    Error, Result, database,
    models::{
        claims::{About, tell_givers_later},
        items::{Model, Place},
        submissions::Submission,
        wishlists,
    },
    views::Flash,
};

/// The buttons say `up` or `down`, dragging says the place counted from 1.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    to: String,
    position: Option<usize>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListForm {
    wishlist_id: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CopyForm {
    key: String,
}

pub async fn update(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<MoveForm>,
) -> Result<Response> {
    let place = form.place()?;
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?;
    item.move_to(&txn, place).await?;
    txn.commit().await?;
    Ok(Redirect::to(&format!("/wishlists/{}#item_{id}", item.wishlist_id)).into_response())
}

pub async fn change_list(
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<ListForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let item = Model::find_own(&txn, &viewer, id).await?;
    let list = wishlists::Model::find_own(&txn, &viewer, form.wishlist_id).await?;
    item.move_to_list(&txn, &list).await?;
    txn.commit().await?;
    tell_givers_later(&ctx, About::Item(id)).await;
    Ok(Flash::done("wish_moved").naming(&list.name).and_go(&format!("/wishlists/{}#item_{id}", list.id)))
}

pub async fn create(
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
    Form(form): Form<CopyForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let act = match Submission::take_in(&txn, person.id, &form.key, &("copy", id)).await? {
        Submission::First(act) => act,
        Submission::Again { location } => return Ok(Redirect::to(&location).into_response()),
    };
    let copy = Model::find_own(&txn, &viewer, id).await?.duplicate(&txn).await?;
    let location = format!("/items/{}/edit", copy.id);
    act.led_to(&txn, &location).await?;
    txn.commit().await?;
    Ok(Flash::done("wish_copied").naming(&copy.name).and_go(&location))
}

impl MoveForm {
    fn place(&self) -> Result<Place> {
        match (self.to.as_str(), self.position) {
            (_, Some(position)) => Ok(Place::At(position)),
            ("up", None) => Ok(Place::Up),
            ("down", None) => Ok(Place::Down),
            _ => Err(Error::BadRequest("a move says where to")),
        }
    }
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/items/{id}/move", post(update))
        .add("/items/{id}/wishlist", post(change_list))
        .add("/items/{id}/copies", post(create))
}
