use sea_orm::ActiveValue::Set;
use serde_json::json;
use wishare::{
    channels::wishlists::{changed, gifters_told},
    models::claims::holding::Wanted,
};

use crate::support::{World, shop::Shop};

#[tokio::test]
async fn an_owner_who_adds_a_link_is_told_what_became_of_it() {
    let shop = Shop::open().await;
    let world = World::served_with(|setup| shop.is_vouched_for(setup)).await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let (mut page, _) = maya.listens(&world, &[]).await;
    for (path, outcome, name) in [
        ("/tea", "ready", "Iron teapot"),
        ("/wall", "blocked", "127.0.0.1"),
        ("/nowhere", "failed", "127.0.0.1"),
    ] {
        maya.adds(list.id, &shop.page(path)).await.answers(303);
        world.perform_jobs().await;
        let told = page.hears().await;
        assert_eq!((&told["type"], &told["outcome"]), (&json!("metadata_extraction"), &json!(outcome)));
        assert_eq!((&told["url"], &told["name"]), (&json!(shop.page(path)), &json!(name)));
        let row = world.item_row(told["item_id"].as_i64().unwrap()).await;
        assert_eq!(
            (row.preview_state.as_str(), row.name.as_str()),
            (outcome, name),
            "saved before it is said"
        );
    }
}

#[tokio::test]
async fn friends_hear_that_a_wish_was_filled_in() {
    let shop = Shop::open().await;
    let world = World::served_with(|setup| shop.is_vouched_for(setup)).await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    maya.adds(list.id, &shop.page("/tea")).await.answers(303);
    let wish = world.wishes_of(list.id).await.remove(0);
    let (mut page, got) = omar.listens(&world, &[format!("item:{}", wish.id)]).await;
    assert_eq!(got, [format!("item:{}", wish.id)]);
    world.perform_jobs().await;
    assert_eq!(page.hears().await, json!({ "type": "item", "item_id": wish.id, "list_id": list.id }));
}

#[tokio::test]
async fn a_claim_is_heard_by_friends_and_never_by_the_owner() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let noor = world.person("Noor").await;
    world.befriend(&maya, &omar).await;
    world.befriend(&maya, &noor).await;
    let list = world.list(&maya, |list| list.share_token = Set(Some("a-link-of-hers".into()))).await;
    let wish = world.wish(&list, |_| {}).await;
    let names = [format!("item:{}", wish.id), format!("list:{}", list.id)];
    let (mut of_omar, _) = omar.listens(&world, &names).await;
    let (mut of_maya, got) = maya.listens(&world, &names).await;
    assert_eq!(got.len(), 2);
    // Not through her own share link either.
    let through = json!({ "type": "subscribe", "streams": names, "share": "a-link-of-hers" });
    of_maya.subscribes(through).await;
    for _ in 0..2 {
        wish.claim(&world.db, &noor.gifter(&list).await, Wanted::default()).await.unwrap();
        gifters_told(&world.ctx, list.id, wish.id).await;
        let claim = json!({ "type": "claim", "item_id": wish.id, "list_id": list.id });
        assert_eq!(of_omar.hears().await, claim);
    }
    // Posts come in order: had she been sent a claim, it would come before this.
    changed(&world.ctx, &wish).await;
    assert_eq!(of_maya.hears().await["type"], "item");
    assert_eq!(of_omar.hears().await["type"], "item");
}

#[tokio::test]
async fn a_guest_who_gives_hears_of_claims_and_one_who_only_looks_does_not() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |list| list.share_token = Set(Some("a-link-of-hers".into()))).await;
    let wish = world.wish(&list, |_| {}).await;
    let (ruth, looker) = (world.guest(), world.guest());
    ruth.post("/s/a-link-of-hers/giver", &[("name", "Ruth")]).await.answers(303);
    let wanted =
        json!({ "type": "subscribe", "streams": [format!("item:{}", wish.id)], "share": "a-link-of-hers" });
    let mut pages = Vec::new();
    for who in [&ruth, &looker] {
        let path = "/s/a-link-of-hers/cable";
        let mut page = who.opens_cable_at(&world, path, &world.url("")).await.unwrap();
        assert_eq!(page.subscribes(wanted.clone()).await.len(), 1);
        pages.push(page);
    }
    omar.post(format!("/items/{}/claim", wish.id), &[]).await.answers(303);
    changed(&world.ctx, &wish).await;
    let [of_ruth, of_looker] = &mut pages[..] else { unreachable!() };
    assert_eq!(of_ruth.hears().await["type"], "claim");
    assert_eq!(of_ruth.hears().await["type"], "item");
    assert_eq!(of_looker.hears().await["type"], "item");
}

#[tokio::test]
async fn what_is_done_on_my_gifts_is_heard_on_the_list() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let noor = world.person("Noor").await;
    world.befriend(&maya, &omar).await;
    world.befriend(&maya, &noor).await;
    let list = world.list(&maya, |_| {}).await;
    let wish = world.wish(&list, |_| {}).await;
    omar.post(format!("/items/{}/claim", wish.id), &[]).await.answers(303);
    let gift = world.claims().await.remove(0).id;
    let (mut page, _) = noor.listens(&world, &[format!("item:{}", wish.id)]).await;
    for act in ["release", "restore"] {
        omar.post(format!("/gifts/{gift}/{act}"), &[]).await.answers(303);
        assert_eq!(page.hears().await["type"], "claim", "{act}");
    }
}

#[tokio::test]
async fn a_page_that_shows_a_list_hears_that_it_grew() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let (mut page, _) = omar.listens(&world, &[format!("list:{}", list.id)]).await;
    maya.adds(list.id, "A teapot").await.answers(303);
    assert_eq!(page.hears().await, json!({ "type": "list", "list_id": list.id }));
}

#[tokio::test]
async fn nobody_hears_of_a_hidden_wish_but_its_owner() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let hidden = world.wish(&list, |wish| wish.private = Set(true)).await;
    let shown = world.wish(&list, |_| {}).await;
    let names = [format!("list:{}", list.id), format!("item:{}", hidden.id)];
    let (mut of_omar, got) = omar.listens(&world, &names).await;
    assert_eq!(got, [format!("list:{}", list.id)]);
    let (mut of_maya, _) = maya.listens(&world, &names).await;
    changed(&world.ctx, &hidden).await;
    changed(&world.ctx, &shown).await;
    assert_eq!(of_maya.hears().await["item_id"], hidden.id);
    assert_eq!(of_omar.hears().await["item_id"], shown.id);
}
