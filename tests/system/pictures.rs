//! The main pages with the people of every example, on each screen: nothing is wider than it, no picture is missing.
//! `bin/screenshots` keeps what is seen here in docs/screenshots.
use sea_orm::EntityTrait;
use wishare::models::{demo, items, wishlists};

use crate::{
    browser::{Browser, Look},
    support::World,
};

#[tokio::test]
async fn the_main_pages_show_themselves_well() {
    let world = World::served().await;
    demo::fill(&world.ctx).await.unwrap();
    let (maya, guest) = (world.maya().await, world.guest());
    let pages = pages(&world).await;
    let looks = [("desktop", Look::desktop()), ("phone", Look::phone())];
    for (screen, look) in looks {
        for (time, look) in [("light", look.still()), ("dark", look.still().dark())] {
            let Some(browser) = Browser::open(&world, look).await else { return };
            for (name, path) in &pages {
                browser.becomes(if *name == "welcome" { &guest } else { &maya }).await;
                browser.goes(path).await;
                let seen = "const all = [...document.images].filter((it) => it.getBoundingClientRect().top < innerHeight);
                    return all.every((it) => it.complete && it.naturalWidth > 0)";
                browser
                    .until("every picture is there".into(), async || browser.runs(seen).await == true)
                    .await;
                assert!(browser.fits().await, "{path} on a {screen}");
                browser.keeps_picture(&format!("{name}-{screen}-{time}")).await;
            }
        }
    }
}

/// Her first page, a list of hers, a wish she may give, and what a guest sees first.
async fn pages(world: &World) -> Vec<(&'static str, String)> {
    let lists = wishlists::Entity::find().all(&world.db).await.unwrap();
    let named = |name: &str| lists.iter().find(|list| list.name == name).unwrap().id;
    let wishes = items::Entity::find().all(&world.db).await.unwrap();
    let lamp = wishes.iter().find(|wish| wish.name.starts_with("Desk lamp")).unwrap().id;
    vec![
        ("dashboard", "/".into()),
        ("list", format!("/wishlists/{}", named("My thirtieth birthday"))),
        ("friends-list", format!("/wishlists/{}", named("Moving in together"))),
        ("wish", format!("/items/{lamp}")),
        ("welcome", "/".into()),
    ]
}
