//! What Wishare is for, from the first visit to the surprise, on each kind of screen, with scripts and without.
use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn a_gift_is_chosen_and_stays_a_surprise_on_a_desktop() {
    a_gift_is_chosen_and_stays_a_surprise(Look::desktop()).await;
}

#[tokio::test]
async fn a_gift_is_chosen_and_stays_a_surprise_on_a_phone() {
    a_gift_is_chosen_and_stays_a_surprise(Look::phone().dark()).await;
}

#[tokio::test]
async fn a_gift_is_chosen_and_stays_a_surprise_without_scripts() {
    a_gift_is_chosen_and_stays_a_surprise(Look::desktop().without_scripts()).await;
}

#[tokio::test]
async fn a_gift_is_chosen_and_stays_a_surprise_on_a_phone_without_scripts() {
    a_gift_is_chosen_and_stays_a_surprise(Look::phone().without_scripts()).await;
}

#[tokio::test]
async fn a_guest_gives_by_the_shared_link_and_changes_their_mind() {
    a_guest_gives_and_changes_their_mind(Look::phone()).await;
}

#[tokio::test]
async fn a_guest_gives_by_the_shared_link_without_scripts() {
    a_guest_gives_and_changes_their_mind(Look::desktop().without_scripts()).await;
}

async fn a_gift_is_chosen_and_stays_a_surprise(look: Look) {
    let world = World::served().await;
    let Some(maya) = Browser::open(&world, look).await else { return };
    signs_up(&maya, "Maya").await;
    let list = starts_her_first_list(&maya).await;
    let invitation = invites(&maya).await;

    let omar = Browser::open(&world, look).await.unwrap();
    omar.goes(&invitation).await;
    omar.sees("Maya would like to be your friend").await;
    omar.clicks("Create an account").await;
    fills_in(&omar, "Omar").await;
    omar.sees("Your friend").await;

    let before = reads_anew(&maya, &list).await;
    chooses_and_releases_and_chooses(&omar).await;
    assert_eq!(reads_anew(&maya, &list).await, before, "she sees nothing of it");
    omar.goes("/gifts").await;
    omar.sees("Maya · My thirtieth").await;
    world.perform_jobs().await;
}

async fn signs_up(browser: &Browser, name: &str) {
    browser.goes("/").await;
    browser.clicks("Start your list").await;
    fills_in(browser, name).await;
    browser.sees(&format!("Hello {name}")).await;
}

async fn fills_in(browser: &Browser, name: &str) {
    browser.types("Your name", name).await;
    browser.types("E-mail address", &format!("{name}@example.com")).await;
    browser.types("Password", "a sentence nobody guesses").await;
    browser.clicks("Sign up").await;
}

async fn starts_her_first_list(maya: &Browser) -> String {
    maya.clicks("Start my first list").await;
    maya.clicks("Create the list").await;
    maya.sees("Give the list a name.").await;
    maya.types("Name", "My thirtieth").await;
    maya.clicks("Create the list").await;
    maya.sees("Your first wish").await;
    for wish in ["Teapot", "A kite"] {
        maya.types("Paste a link or type a wish", wish).await;
        maya.clicks("Add").await;
        maya.sees(wish).await;
    }
    maya.misses("Your first wish").await;
    maya.is_at().await.split(['#', '?']).next().unwrap().into()
}

/// The link she copies from the page.
async fn invites(maya: &Browser) -> String {
    maya.goes("/friends").await;
    maya.clicks("Make a link").await;
    maya.sees("Here is your link.").await;
    let link = maya.reads("invitation_link").await;
    link[link.find("/invitations/").unwrap()..].into()
}

async fn chooses_and_releases_and_chooses(omar: &Browser) {
    omar.goes("/").await;
    omar.clicks("My thirtieth").await;
    omar.sees("A kite").await;
    omar.clicks("I’ll give this").await;
    omar.sees("You give this.").await;
    omar.clicks("Release").await;
    omar.sees("is free again.").await;
    omar.misses("You give this.").await;
    omar.clicks("I’ll give this").await;
    omar.sees("You give this.").await;
    omar.goes("/gifts").await;
    omar.clicks("Release").await;
    omar.sees("No gifts yet").await;
    omar.clicks("Undo").await;
    omar.sees("is yours to give.").await;
    omar.misses("No gifts yet").await;
}

async fn reads_anew(browser: &Browser, path: &str) -> String {
    browser.goes(path).await;
    browser.sees("A kite").await;
    browser.words().await
}

async fn a_guest_gives_and_changes_their_mind(look: Look) {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list("My thirtieth", &[]).await;
    maya.adds(list, "Teapot").await.answers(303);
    maya.post(format!("/wishlists/{list}/share"), &[]).await.answers(303);
    let link = maya.get(format!("/wishlists/{list}/share")).await.one("#share_url").attr("value").unwrap();
    let link = &link[link.find("/s/").unwrap()..];

    let Some(ruth) = Browser::open(&world, look).await else { return };
    ruth.goes(link).await;
    ruth.sees("Teapot").await;
    ruth.misses("I’ll give this").await;
    ruth.types("Your name", "Ruth").await;
    ruth.clicks("I want to give something").await;
    ruth.clicks("I’ll give this").await;
    ruth.clicks("You give this.").await;
    ruth.sees("You give this to Maya. They do not know.").await;
    ruth.clicks("Release").await;
    ruth.sees("You released this gift.").await;
    ruth.goes(link).await;
    ruth.sees("I’ll give this").await;
    world.perform_jobs().await;
}
