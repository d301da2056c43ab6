//! Every page of the account, by day and by night, as far as a machine can judge.
use crate::{
    browser::{Browser, Look},
    support::World,
};

const PAGES: [&str; 8] =
    ["/", "/about", "/privacy", "/sign-in", "/sign-up", "/forgot-password", "/nowhere", "/styleguide"];

#[tokio::test]
async fn pages_are_accessible_by_day() {
    pages_are_accessible(Look::desktop().still()).await;
}

#[tokio::test]
async fn pages_are_accessible_by_night() {
    pages_are_accessible(Look::desktop().dark().still()).await;
}

#[tokio::test]
async fn pages_are_accessible_on_a_phone() {
    pages_are_accessible(Look::phone().still()).await;
}

#[tokio::test]
async fn the_judge_sees_what_is_missing() {
    let world = World::served().await;
    let Some(guest) = Browser::open(&world, Look::desktop().still()).await else { return };
    guest.goes("/sign-in").await;
    guest.runs("document.querySelectorAll('label').forEach((label) => label.remove())").await;
    let Some(found) = guest.violations().await else { return };
    assert!(found.iter().any(|violation| violation.starts_with("\"label\"")), "{found:?}");
}

async fn pages_are_accessible(look: Look) {
    let world = World::served().await;
    let Some(guest) = Browser::open(&world, look).await else { return };
    for page in PAGES {
        guest.goes(page).await;
        guest.is_accessible().await;
    }
    guest.goes("/sign-up").await;
    guest.clicks("Sign up").await;
    guest.sees("3 things need another look").await;
    guest.is_accessible().await;
}
