//! Every page there is, by day and by night, as far as a machine can judge.
use sea_orm::{EntityTrait, sea_query::Expr};
use wishare::models::users;

use crate::{
    browser::{Browser, Look},
    support::{Tour, World},
};

#[tokio::test]
async fn every_page_is_accessible_by_day() {
    every_page_is_accessible(Look::desktop().still()).await;
}

/// With the longest words on the smallest screen.
#[tokio::test]
async fn every_page_is_accessible_by_night_on_a_small_phone_in_german() {
    every_page_is_accessible(Look::phone().sized(320, 640).dark().still().reading("de")).await;
}

#[tokio::test]
async fn the_judge_sees_what_is_missing() {
    let world = World::served().await;
    let Some(guest) = Browser::open(&world, Look::desktop().still()).await else { return };
    guest.goes("/sign-in").await;
    assert!(guest.fits().await);
    guest.runs("document.querySelectorAll('label').forEach((label) => label.remove())").await;
    guest.runs("document.querySelector('main').style.minWidth = '200vw'").await;
    assert!(!guest.fits().await);
    let Some(found) = guest.violations().await else { return };
    assert!(found.iter().any(|violation| violation.starts_with("\"label\"")), "{found:?}");
}

#[tokio::test]
async fn a_form_with_errors_is_accessible() {
    let world = World::served().await;
    let Some(guest) = Browser::open(&world, Look::phone().still()).await else { return };
    guest.goes("/sign-up").await;
    guest.clicks("Sign up").await;
    guest.sees("3 things need another look").await;
    guest.is_accessible().await;
}

async fn every_page_is_accessible(look: Look) {
    let mut tour = Tour::of(World::served().await).await;
    read_in(&tour.world, look.language()).await;
    let Some(browser) = Browser::open(&tour.world, look).await else { return };
    tour.stops.sort_by_key(|stop| stop.who); // each signs in once
    let (mut found, mut who) = (Vec::new(), "");
    for stop in &tour.stops {
        if who != stop.who {
            browser.becomes(&stop.visitor).await;
            who = stop.who;
        }
        browser.goes(&stop.path).await;
        let mut wrong = browser.violations().await.unwrap_or_default();
        wrong.extend((!browser.fits().await).then(|| "something is wider than the screen".to_string()));
        found.extend(wrong.into_iter().map(|wrong| format!("{} as {who}: {wrong}", stop.path)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn read_in(world: &World, language: &str) {
    let everybody = users::Entity::update_many().col_expr(users::Column::Locale, Expr::value(language));
    everybody.exec(&world.db).await.unwrap();
}
