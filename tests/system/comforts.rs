//! What scripts add: sharing, dragging, pasting anywhere. None of it is needed.
use serde_json::json;
use thirtyfour::By;

use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn a_link_goes_to_the_share_sheet_and_without_one_to_the_clipboard() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&["Teapot"]).await;
    maya.post(format!("/wishlists/{list}/share"), &[]).await.answers(303);
    let Some(hers) = Browser::at(&world, &maya, Look::desktop(), &format!("/wishlists/{list}/share")).await
    else {
        return;
    };
    let url = hers.reads("share_url").await;
    hers.runs("window.shared = []; navigator.share = async (what) => { shared.push(what) }").await;
    hers.clicks("Share").await;
    let shared = json!([{ "url": url, "title": "My thirtieth" }]);
    hers.until("it was shared".into(), async || hers.runs("return shared").await == shared).await;

    let stub = "window.copied = []; Object.defineProperty(navigator, 'clipboard',
        { value: { writeText: async (text) => { copied.push(text) } } })";
    hers.runs(stub).await;
    hers.clicks("Copy link").await;
    hers.sees("Copied").await;
    assert_eq!(hers.runs("return copied").await, json!([url]));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_wish_is_dragged_to_its_place() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&["Teapot", "Lamp", "Kite"]).await;
    let Some(hers) = Browser::at(&world, &maya, Look::desktop(), &format!("/wishlists/{list}")).await else {
        return;
    };
    let handles = hers.page.find_all(By::Css("[data-drag]")).await.unwrap();
    let (from, to) = (handles[0].rect().await.unwrap(), handles[2].rect().await.unwrap());
    // By so many points: the wish it is dragged to moves away meanwhile.
    let way = ((to.x - from.x) as i64, (to.y - from.y) as i64);
    let drag = hers.page.action_chain().move_to_element_center(&handles[0]).click_and_hold();
    drag.move_by_offset(way.0, way.1).release().perform().await.unwrap();
    hers.until("the order is kept".into(), async || world.names_of(list).await == ["Lamp", "Kite", "Teapot"])
        .await;
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_pasted_anywhere_becomes_a_wish() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&["Teapot"]).await;
    let Some(hers) = Browser::at(&world, &maya, Look::desktop(), &format!("/wishlists/{list}")).await else {
        return;
    };
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'https://kettle-and-leaf.example/kettle');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))";
    hers.runs(paste).await;
    hers.sees("kettle-and-leaf.example").await;
    assert_eq!(world.names_of(list).await.len(), 2);
    world.leaves_jobs();
}

#[tokio::test]
async fn the_first_page_takes_a_wish_at_once() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&[]).await;
    let Some(hers) = Browser::at(&world, &maya, Look::desktop(), "/").await else { return };
    hers.types("Paste a link or type a wish", "Teapot").await;
    hers.clicks("Add").await;
    hers.sees("Your wish is on “My thirtieth”.").await;
    assert_eq!(world.names_of(list).await, ["Teapot"]);
    world.perform_jobs().await;
}
