//! What there is to find, for everybody; what friends celebrate, for their friends.
use axum::{
    extract::{Query, State},
    response::Response,
};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use serde::Deserialize;

use crate::{
    Error, Result,
    middleware::rate_limits::{Caller, Limited, limit},
    models::{
        activities::Place,
        dashboard,
        discovery::{self, trending::Trends},
        text::one_line,
    },
    views::{
        Page,
        discover::{Discover, Found, LISTS_A_PAGE},
    },
};

const LONGEST_SEARCH: usize = 80;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    q: String,
    before: String,
}

pub async fn index(
    page: Page,
    State(ctx): State<AppContext>,
    Caller(caller): Caller,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let words: String = one_line(&shown.q).chars().take(LONGEST_SEARCH).collect();
    if !words.is_empty() {
        limit(&ctx, Limited::Search, &[&caller])?;
        return search(page, &ctx, words).await;
    }
    let viewer = page.viewer();
    let before = Place::parse(&shown.before);
    let lists = discovery::public_lists(&ctx.db, viewer, before, LISTS_A_PAGE as u64 + 1).await?;
    let upcoming = discovery::upcoming(&ctx.db, viewer, page.locale().today()).await?;
    let trends = ctx.shared_store.get::<Trends>().ok_or_else(|| Error::internal("no trends are kept"))?;
    let trends = trends.now(&ctx.db).await?;
    let ids: Vec<i64> = lists.iter().chain(&upcoming).map(|list| list.id).collect();
    let cards = dashboard::cards(&ctx.db, &ids).await?;
    page.show("discover/index.html", &Discover::new(lists, &upcoming, trends, &cards, page.locale()))
}

async fn search(page: Page, ctx: &AppContext, words: String) -> Result<Response> {
    let people = discovery::people_named(&ctx.db, page.viewer(), &words).await?;
    let lists = discovery::lists_named(&ctx.db, page.viewer(), &words).await?;
    let cards = dashboard::cards(&ctx.db, &lists.iter().map(|list| list.id).collect::<Vec<_>>()).await?;
    page.show("discover/found.html", &Found::new(words, &people, &lists, &cards, page.locale()))
}

pub fn routes() -> Routes {
    Routes::new().add("/discover", get(index))
}
