//! Wishes that arrive from elsewhere: out of a phone's share sheet, and from a shop's page with the bookmarklet.
use crate::{
    browser::{Browser, Look},
    support::{World, shop::Shop},
};

/// As a phone does with what the manifest says.
const SHARES: &str = "return (async () => {
    const target = (await (await fetch('/manifest.webmanifest')).json()).share_target
    const said = { title: 'Iron teapot', text: 'Look!', url: 'https://kettle.example/tea' }
    const words = Object.entries(target.params).map(([part, name]) => [name, said[part]])
    location.href = `${target.action}?${new URLSearchParams(words)}`
})()";

#[tokio::test]
async fn what_a_phone_shares_becomes_a_wish() {
    let world = World::served().await;
    let maya = world.maya().await;
    let list = maya.starts_list_of(&[]).await;
    let Some(hers) = Browser::at(&world, &maya, Look::phone(), "/").await else { return };
    hers.runs(SHARES).await;
    hers.until("the form is there".into(), async || hers.is_at().await.starts_with("/add")).await;
    assert_eq!(hers.reads("text").await, "Iron teapot Look! https://kettle.example/tea");
    hers.runs("document.querySelector('main form').requestSubmit()").await;
    hers.until("it is a wish".into(), async || world.wishes_of(list).await.len() == 1).await;
    assert_eq!(world.wishes_of(list).await[0].url.as_deref(), Some("https://kettle.example/tea"));
    world.leaves_jobs();
}

/// Nobody vouches for this shop, so we never look at it ourselves: what we know is what her browser saw.
#[tokio::test]
async fn the_bookmarklet_brings_what_a_shop_shows_only_to_her() {
    let (world, shop) = (World::served().await, Shop::open().await);
    let maya = world.maya().await;
    let list = maya.starts_list_of(&[]).await;
    let Some(hers) = Browser::at(&world, &maya, Look::desktop(), "/add").await else { return };
    let link = hers.runs("return document.querySelector('[data-bookmarklet]').getAttribute('href')").await;
    hers.page.goto(shop.page("/tea")).await.unwrap();
    hers.runs(link.as_str().unwrap().strip_prefix("javascript:").unwrap()).await;
    hers.until("the form is there".into(), async || hers.is_at().await.starts_with("/add?url=")).await;
    let handed = "return document.querySelector('[data-handed-over]').value.includes('Iron teapot')";
    hers.until("the page came along".into(), async || hers.runs(handed).await == true).await;
    hers.runs("document.querySelector('main form').requestSubmit()").await;
    hers.until("it is a wish".into(), async || world.wishes_of(list).await.len() == 1).await;
    world.perform_jobs().await;
    hers.goes(&format!("/wishlists/{list}")).await;
    hers.sees("Iron teapot").await;
    hers.sees("€39.50").await;
    assert_eq!(shop.visits(), 1, "hers");
}
