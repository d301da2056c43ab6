//! The end of a surprise: when it is, and who gave what.
use axum::{Form, extract::State, response::Response};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use serde::Deserialize;

use super::{Id, SignedIn};
use crate::{
    Result, database,
    error::Invalid,
    models::{
        claims::revealed::Revealed,
        wishlists::{
            Model,
            revealing::{Reveal, today},
        },
    },
    views::{Flash, Page, reveals},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RevealForm {
    reveal: String,
    sure: String,
}

/// Before its time this page is not there.
pub async fn show(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, person): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let list = Model::find_own(&ctx.db, &viewer, id).await?;
    let revealed = Revealed::of(&list, today(&person.time_zone))?;
    let given = revealed.gifts(&ctx.db).await?;
    let givers = revealed.givers(&ctx.db).await?;
    page.show("reveals/show.html", &reveals::Gifts::new(&list, &given, givers, page.locale()))
}

pub async fn edit(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
) -> Result<Response> {
    let list = Model::find_own(&ctx.db, &viewer, id).await?;
    page.show("reveals/edit.html", &reveals::Edit::new(&list, list.reveal(), false, page.locale()))
}

pub async fn update(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Id(id): Id,
    Form(form): Form<RevealForm>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let list = Model::find_own(&txn, &viewer, id).await?;
    let Some(reveal) = Reveal::named(&form.reveal) else {
        let view = reveals::Edit::new(&list, list.reveal(), false, page.locale());
        return page.show_again("reveals/edit.html", &view, &Invalid::one("reveal", "reveal_unknown"));
    };
    if list.ends_surprise_sooner(reveal, list.event_date) && form.sure.is_empty() {
        return page.show("reveals/edit.html", &reveals::Edit::new(&list, reveal, true, page.locale()));
    }
    let list = list.reveals(&txn, reveal).await?;
    txn.commit().await?;
    Ok(Flash::done("reveal_saved").naming(&list.name).and_go(&format!("/wishlists/{id}")))
}

pub fn routes() -> Routes {
    Routes::new()
        .add("/wishlists/{id}/gifts", get(show))
        .add("/wishlists/{id}/reveal", get(edit))
        .add("/wishlists/{id}/reveal", post(update))
}
