//! What people put right is found on the shop's other pages from then on.
use sea_orm::EntityTrait;
use wishare::models::recipes;

use crate::support::{World, shop::Shop};

async fn read(world: &World, maya: &crate::support::Visitor, list: i64, link: &str) -> (i64, String) {
    maya.adds(list, link).await.answers(303);
    world.perform_jobs().await;
    let wish = world.wishes_of(list).await.remove(0);
    (wish.id, wish.name)
}

#[tokio::test]
async fn a_title_put_right_is_found_on_the_shops_other_pages() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let (bowl, read_as) = read(&world, &maya, list, &shop.page("/odd/bowl")).await;
    assert_ne!(read_as, "The bowl");
    maya.edits(bowl, &[("name", "The bowl")]).await.answers(303);
    world.perform_jobs().await;
    let learned = recipes::Entity::find().all(&world.db).await.unwrap();
    assert_eq!(learned.len(), 1, "{learned:?}");
    assert_eq!((learned[0].field.as_str(), learned[0].selector.contains("thing-name")), ("title", true));
    let known = recipes::of_shop(&world.db, &learned[0].host).await.unwrap();
    assert_eq!(known.len(), 1);
    // Again teaches nothing new.
    maya.edits(bowl, &[("name", "A bowl")]).await.answers(303);
    maya.edits(bowl, &[("name", "The bowl")]).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(recipes::all(&world.db).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_recipe_helps_where_the_shop_says_nothing() {
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let json = r#"[{"host":"127.0.0.1","field":"title","selector":".thing-name","attribute":null},
        {"host":"127.0.0.1","field":"price","selector":".thing-cost","attribute":null}]"#;
    assert_eq!(recipes::take_in(&world.db, json).await.unwrap(), 2);
    let (cup, _) = read(&world, &maya, list, &shop.page("/odd/cup")).await;
    let cup = world.item_row(cup).await;
    assert_eq!((cup.price_minor, cup.currency.as_deref()), (Some(1750), Some("EUR")));
}

#[tokio::test]
async fn administrators_see_how_shops_are_read_and_carry_recipes_to_another_house() {
    let (world, shop) = World::with_shop().await;
    let (maya, ada) = (world.maya().await, world.ada().await);
    let list = world.list(&maya, |_| {}).await.id;
    let empty = ada.get("/admin/shops").await.has("Nobody has pasted a link yet");
    assert!(empty);
    for path in ["/tea", "/wall", "/nowhere"] {
        read(&world, &maya, list, &shop.page(path)).await;
    }
    let page = ada.get("/admin/shops").await.answers(200);
    assert!(page.has("127.0.0.1") && page.has("33 %"));
    assert!(
        ada.get("/admin/performance").await.has("127.0.0.1"),
        "the last hour is read from the same count"
    );
    let recipe = r#"[{"host":"kettle.example","field":"price","selector":".cost","attribute":"content"}]"#;
    page.submit("form[action='/admin/shops/recipes']", &[("recipes", recipe)]).await.answers(303);
    let page = ada.get("/admin/shops").await.answers(200);
    assert!(page.has(".cost @content"));
    let export = ada.get("/admin/shops/recipes.json").await.answers(200);
    let same = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(same(&export.text()), same(recipe));
    for unclear in ["", "nonsense", r#"[{"host":"","field":"price","selector":"x","attribute":null}]"#] {
        ada.post("/admin/shops/recipes", &[("recipes", unclear)]).await.answers(422);
    }
    page.submit("form[action$='/forget']", &[]).await.answers(303);
    assert!(!ada.get("/admin/shops").await.has(".cost @content"));
}

#[tokio::test]
async fn what_her_browser_saw_helps_where_the_shop_does_not_let_us_look() {
    let (world, shop) = World::with_shop().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await.id;
    let seen = format!(
        r#"<title>Iron teapot</title><h1>Iron teapot</h1><meta property="og:image" content="{}">
           <script type="application/ld+json">{{"@type":"Product","name":"Iron teapot","offers":{{"price":"39.50","priceCurrency":"EUR"}}}}</script>"#,
        shop.page("/tea.png")
    );
    let list_id = list.to_string();
    let fields = [("wishlist_id", list_id.as_str()), ("text", &shop.page("/wall")), ("page", &seen)];
    maya.post("/add", &fields).await.answers(303);
    world.perform_jobs().await;
    let wish = world.wishes_of(list).await.remove(0);
    assert_eq!((wish.name.as_str(), wish.preview_state.as_str()), ("Iron teapot", "ready"));
    assert_eq!((wish.price_minor, wish.picture_id.is_some()), (Some(3950), true));
    assert!(wish.provenance.contains("browser"), "{}", wish.provenance);
    // Nobody else is told what one browser says it saw.
    let his = world.list(&omar, |_| {}).await.id;
    omar.adds(his, &shop.page("/wall")).await.answers(303);
    world.perform_jobs().await;
    assert_eq!(world.wishes_of(his).await.remove(0).preview_state, "blocked");
}

#[tokio::test]
async fn a_picture_of_her_own_stays_whatever_the_shop_shows() {
    let (world, shop) = World::with_shop().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let list = world.list(&maya, |_| {}).await.id;
    maya.adds(list, &shop.page("/tea")).await.answers(303);
    let wish = world.wishes_of(list).await.remove(0).id;
    let path = format!("/items/{wish}/picture");
    let drawn = include_bytes!("../../src/fixtures/pictures/book.png");
    omar.uploads(&path, "picture", drawn).await.answers(404);
    maya.uploads(&path, "picture", drawn).await.answers(303);
    let hers = world.item_row(wish).await.picture_id.expect("she gave it one");
    world.perform_jobs().await;
    let read = world.item_row(wish).await;
    assert_eq!((read.picture_id, read.name.as_str()), (Some(hers), "Iron teapot"));
    maya.get(format!("/pictures/{hers}/detail.webp")).await.answers(200);
    let garbage = maya.uploads(&path, "picture", b"<svg onload=alert(1)>").await.answers(303).follow().await;
    assert!(garbage.has("We could not read that picture."));
    assert_eq!(world.item_row(wish).await.picture_id, Some(hers));
    maya.post(format!("{path}/remove"), &[]).await.answers(303);
    assert_eq!(world.item_row(wish).await.picture_id, None);
}

#[tokio::test]
async fn a_shop_that_is_away_teaches_nothing_and_hurts_nobody() {
    let world = World::new().await;
    let shop = Shop::open().await; // nobody vouches for it
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let wish = world
        .wish(&list, |wish| {
            wish.url = sea_orm::ActiveValue::Set(Some(shop.page("/odd/bowl")));
            wish.preview_state = sea_orm::ActiveValue::Set("partial".into());
        })
        .await;
    maya.edits(wish.id, &[("name", "The bowl")]).await.answers(303);
    assert_eq!(world.perform_jobs().await, 2, "one for her givers, one to learn from");
    assert!(recipes::all(&world.db).await.unwrap().is_empty());
}
