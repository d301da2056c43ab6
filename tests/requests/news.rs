//! What friends did and what one is told, as it may be seen now.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use wishare::models::{
    activities::{Happening, note, note_all},
    notifications::{News, tell},
};

use crate::support::World;

#[tokio::test]
async fn news_of_a_list_is_for_those_who_see_the_list() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    note(&world.db, maya.id(), Happening::ListCreated { wishlist_id: list.id }).await.unwrap();
    assert!(omar.get("/activity").await.answers(200).has("Birthday"));
    assert!(maya.get("/activity?of=me").await.answers(200).has("You made a new list"));
    assert!(!stella.get("/activity").await.answers(200).has("Birthday"));

    let mut hidden = list.into_active_model();
    hidden.visibility = Set("private".into());
    hidden.update(&world.db).await.unwrap();
    assert!(!omar.get("/activity").await.answers(200).has("Birthday"));
    assert!(maya.get("/activity?of=me").await.has("Birthday"));
}

#[tokio::test]
async fn a_hidden_wish_is_no_news() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let shown = world.wish(&list, |wish| wish.name = Set("Teapot".into())).await;
    let hidden = world.wish(&list, |wish| (wish.name, wish.private) = (Set("Ring".into()), Set(true))).await;
    let added = [shown, hidden].map(|wish| Happening::WishAdded { wishlist_id: list.id, item_id: wish.id });
    note_all(&world.db, maya.id(), added).await.unwrap();
    let page = omar.get("/activity").await.answers(200);
    assert!(page.has("Teapot") && !page.has("Ring"));
    assert!(maya.get("/activity?of=me").await.has("Ring"));
}

#[tokio::test]
async fn many_wishes_at_once_are_one_sentence() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let mut added = Vec::new();
    for _ in 0..5 {
        let wish = world.wish(&list, |_| {}).await;
        added.push(Happening::WishAdded { wishlist_id: list.id, item_id: wish.id });
    }
    note_all(&world.db, maya.id(), added).await.unwrap();
    let page = omar.get("/activity").await.answers(200);
    page.one(".feed__entry");
    assert!(page.has("added 5 wishes") && page.has("and 2 more"));
}

#[tokio::test]
async fn a_new_friendship_is_news_only_to_who_knows_both() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&stella, &omar).await;
    maya.asks_to_be_friends("omar").await.answers(303);
    omar.accepts(&maya).await.answers(303);
    assert!(maya.get("/activity?of=me").await.has("is now friends with"));
    assert!(!stella.get("/activity").await.has("Maya"));
    world.befriend(&stella, &maya).await;
    assert!(stella.get("/activity").await.has("Maya"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_feed_goes_on_page_by_page_without_gaps_or_doubles() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    for number in 0..45 {
        let list = world.list(&maya, |list| list.name = Set(format!("List {number:02}."))).await;
        note(&world.db, maya.id(), Happening::ListCreated { wishlist_id: list.id }).await.unwrap();
    }
    let first = omar.get("/activity").await.answers(200);
    let more = first.one("a[rel=next]").attr("href").unwrap();
    let late = world.list(&maya, |list| list.name = Set("Late".into())).await;
    note(&world.db, maya.id(), Happening::ListCreated { wishlist_id: late.id }).await.unwrap();
    let second = omar.get(more).await.answers(200);
    for number in 0..45 {
        let name = format!("List {number:02}.");
        assert!(first.has(&name) != second.has(&name), "{name} is on one of the pages");
    }
    omar.get("/activity?before=nonsense").await.answers(200);
}

#[tokio::test]
async fn what_is_told_twice_before_it_is_read_is_told_once() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    for _ in 0..2 {
        tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    }
    assert_eq!(maya.unread().await, 1);
    let page = maya.get("/notifications").await.answers(200);
    assert!(page.has("Omar is your friend now") && page.statements() <= 6);
    page.submit(".feed__entry form", &[]).await.answers(303);
    assert_eq!(maya.unread().await, 0);
    assert!(maya.get("/notifications").await.has("Earlier"));
    tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    assert_eq!(maya.unread().await, 1);
    maya.post("/notifications/read", &[]).await.answers(303);
    assert_eq!(maya.unread().await, 0);
}

#[tokio::test]
async fn nobody_reads_anothers_news() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    let page = maya.get("/notifications").await;
    let action = page.one(".feed__entry form").attr("action").unwrap();
    stella.post(&action, &[]).await.answers(303);
    assert_eq!(maya.unread().await, 1);
    maya.post(&action, &[]).await.answers(303);
    assert_eq!(maya.unread().await, 0);
}

#[tokio::test]
async fn muted_news_is_not_told_and_nobody_gone_is_told() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    maya.post("/settings/notifications", &[("gifts", "true")]).await.answers(303);
    let page = maya.get("/settings/notifications").await.answers(200);
    let ticked = page.select("input[type=checkbox][checked]");
    assert_eq!(ticked.iter().map(|one| one.attr("name").unwrap()).collect::<Vec<_>>(), ["gifts"]);
    tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    tell(&world.db, 999_999, News::friend_accepted(omar.id())).await.unwrap();
    assert_eq!(maya.unread().await, 0);
    maya.post("/settings/notifications", &[("friends", "true")]).await.answers(303);
    tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    assert_eq!(maya.unread().await, 1);
}

#[tokio::test]
async fn the_bell_costs_no_statement_of_its_own() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    tell(&world.db, maya.id(), News::friend_accepted(omar.id())).await.unwrap();
    let page = maya.get("/about").await.answers(200);
    assert_eq!((page.one(".bell__count").text(), page.statements()), ("1", 1));
}

#[tokio::test]
async fn a_giver_reads_which_gift_it_is_about() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let claim = wishare::models::claims::ActiveModel {
        recipient_id: Set(Some(maya.id())),
        giver_id: Set(Some(omar.id())),
        snapshot_name: Set("Teapot".into()),
        snapshot_recipient: Set("Maya".into()),
        snapshot_wishlist: Set("Birthday".into()),
        item_version: Set(wishare::models::Moment::now()),
        ..Default::default()
    };
    let claim = claim.insert(&world.db).await.unwrap();
    tell(&world.db, omar.id(), News::claim_orphaned(claim.id, "deleted")).await.unwrap();
    let page = omar.get("/notifications").await.answers(200);
    assert!(page.has("“Teapot”, which you chose for Maya, is no longer on the list"));
    tell(&world.db, maya.id(), News::claim_orphaned(claim.id, "deleted")).await.unwrap();
    let misdirected = maya.get("/notifications").await.answers(200);
    assert!(!misdirected.has("Teapot"), "even a word to the wrong person names no gift of theirs");
}
