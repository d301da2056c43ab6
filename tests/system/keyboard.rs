//! Everything with the keyboard alone, and the focus where one would look for it.
use thirtyfour::Key;

use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn wishes_are_added_arranged_and_removed_without_a_mouse() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&["Teapot", "Lamp", "Kite"]).await;
    let Some(hers) = Browser::open(&world, Look::desktop()).await else { return };
    hers.becomes(&maya).await;
    hers.goes(&format!("/wishlists/{list}")).await;
    hers.until("the scripts are there".into(), async || hers.is_lively().await).await;

    hers.presses("a").await;
    assert_eq!(hers.focused().await, "Paste a link or type a wish");
    hers.presses("Bicycle").await;
    hers.presses(Key::Enter).await;
    hers.sees("Bicycle").await;
    assert_eq!(hers.focused().await, "Paste a link or type a wish", "ready for the next wish");

    hers.tabs_to("Move Teapot").await;
    hers.presses(Key::Right).await;
    hers.sees("Moved to place 3 of 4").await;
    assert!(hers.focused().await.starts_with("Move Teapot"), "the focus goes along");
    hers.until("the order is kept".into(), async || world.names_of(list).await[1..3] == ["Lamp", "Teapot"])
        .await;

    hers.tabs_to("More for Teapot").await;
    hers.presses(Key::Enter).await;
    hers.tabs_to("Remove").await;
    hers.presses(Key::Enter).await;
    hers.sees("“Teapot” is removed.").await;
    hers.tabs_to("Undo").await;
    hers.presses(Key::Enter).await;
    hers.sees("Teapot").await;
    hers.until("it is back in its place".into(), async || world.names_of(list).await[2] == "Teapot").await;
    world.perform_jobs().await;
}

#[tokio::test]
async fn quick_keys_are_told_and_leave_again() {
    let world = World::served().await;
    let maya = world.maya().await;
    let Some(hers) = Browser::open(&world, Look::desktop().still()).await else { return };
    hers.becomes(&maya).await;
    hers.goes("/friends").await;
    hers.until("the scripts are there".into(), async || hers.is_lively().await).await;
    hers.presses("?").await;
    hers.sees("Quick keys").await;
    hers.is_accessible().await;
    hers.presses(Key::Escape).await;
    hers.misses("Quick keys").await;
    hers.presses("/").await;
    hers.until("the search is open".into(), async || hers.is_at().await == "/discover").await;
    hers.until("the scripts are there".into(), async || hers.is_lively().await).await;
    hers.presses("/").await;
    hers.until("its field has the focus".into(), async || hers.focused().await == "Search").await;
    hers.presses("a?").await;
    assert_eq!(hers.reads("q").await, "a?", "in a field a key is a letter");
}

#[tokio::test]
async fn a_gift_is_chosen_without_a_mouse_and_the_focus_stays() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list_of(&["Teapot"]).await;
    let Some(his) = Browser::open(&world, Look::desktop()).await else { return };
    his.becomes(&omar).await;
    his.goes(&format!("/wishlists/{list}")).await;
    his.until("the scripts are there".into(), async || his.is_lively().await).await;
    his.tabs_to("I’ll give this").await;
    his.presses(Key::Enter).await;
    his.sees("You give this.").await;
    his.until("the focus is on what came".into(), async || his.focused().await == "Release").await;
    his.presses(Key::Enter).await;
    his.sees("is free again").await;
    his.until("the focus is there again".into(), async || his.focused().await == "I’ll give this").await;
    let said = "const toasts = document.getElementById('toasts'); return [toasts.role, toasts.ariaLive]";
    assert_eq!(his.runs(said).await, serde_json::json!(["status", "polite"]), "and a reader hears it");
    world.perform_jobs().await;
}
