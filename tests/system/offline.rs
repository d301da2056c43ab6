//! Without a network: what one gives is still at hand, a wish waits, and an owner's page is never kept.
use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn what_one_gives_is_at_hand_without_a_network_and_a_wish_waits() {
    let mut world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let hers = world.list(&maya, |_| {}).await;
    let tea = world.wish(&hers, |_| {}).await;
    omar.post(format!("/items/{}/claim", tea.id), &[]).await.answers(303);
    let his = omar.starts_list("My own list", &[]).await;

    let Some(phone) = Browser::open(&world, Look::phone()).await else { return };
    phone.becomes(&omar).await;
    keeps_gifts(&phone).await;
    phone.sees("Teapot").await;
    phone.goes(&format!("/wishlists/{his}")).await;
    phone.sees("My own list").await;

    world.disappears();
    phone.types("Paste a link or type a wish", "Kite").await;
    phone.clicks("Add").await;
    phone.sees("Your wish is kept on this device.").await;
    phone.sees("You are offline").await;
    phone.goes("/gifts").await;
    phone.sees("Teapot").await;
    phone.goes(&format!("/wishlists/{his}")).await;
    phone.sees("You are offline").await;
    phone.misses("Your wish is kept").await;
    phone.misses("My own list").await;

    world.returns().await;
    phone.goes("/").await;
    phone.until("the wish has arrived".into(), async || world.wishes_of(his).await.len() == 1).await;
    world.perform_jobs().await;
}

#[tokio::test]
async fn who_signs_out_leaves_no_gifts_on_the_device() {
    let mut world = World::served().await;
    let omar = world.omar().await;
    let Some(phone) = Browser::open(&world, Look::phone()).await else { return };
    phone.becomes(&omar).await;
    keeps_gifts(&phone).await;
    phone.sees("No gifts yet").await;
    phone.clicks("Menu of Omar").await;
    phone.clicks("Sign out").await;
    phone.sees("You are signed out.").await;
    world.disappears();
    phone.goes("/gifts").await;
    phone.sees("You are offline").await;
    phone.misses("No gifts yet").await;
}

/// From the second visit on, when the worker is there to see it.
async fn keeps_gifts(phone: &Browser) {
    phone.goes("/gifts").await;
    let controlled = "return Boolean(navigator.serviceWorker.controller)";
    phone.until("the worker works".into(), async || phone.runs(controlled).await == true).await;
    phone.goes("/gifts").await;
}
