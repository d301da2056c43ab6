//! What friends have been wishing for, and what I have.
use axum::{
    extract::{Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Deserialize;

use super::SignedIn;
use crate::{
    Result,
    models::activities::{self, Place, Whose},
    views::{
        Page,
        activities::{ENTRIES_A_PAGE, Feed},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    of: String,
    before: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    SignedIn(viewer, _): SignedIn,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let whose = if shown.of == "me" { Whose::Own } else { Whose::Friends };
    let limit = ENTRIES_A_PAGE as u64 + 1;
    let entries = activities::feed(&ctx.db, &viewer, whose, Place::parse(&shown.before), limit).await?;
    page.show("activities/index.html", &Feed::new(whose, entries))
}

pub fn routes() -> Routes {
    Routes::new().add("/activity", get(index))
}
