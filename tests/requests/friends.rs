//! Asking, answering, ending, blocking.
use wishare::models::connections::Standing;

use crate::support::World;

#[tokio::test]
async fn a_request_is_asked_seen_and_accepted() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    omar.asks_to_be_friends("@maya").await.answers(303);
    assert_eq!(omar.stands_to(&maya).await, Standing::Asked);
    assert_eq!(maya.unread().await, 1);

    let page = maya.get("/friends").await.answers(200);
    let accept = format!("form[action='/friends/{}/accept']", omar.id());
    assert!(page.statements() <= 6, "{}", page.statements());
    assert!(page.submit(&accept, &[]).await.answers(303).follow().await.has("You and Omar are friends now"));
    assert_eq!(maya.stands_to(&omar).await, Standing::Friends);
    assert_eq!((maya.unread().await, omar.unread().await), (0, 1));

    maya.accepts(&omar).await.answers(303);
    assert_eq!((maya.connections().await, omar.unread().await), (1, 1), "twice is once");
    world.perform_jobs().await;
}

#[tokio::test]
async fn asking_twice_is_one_request() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    omar.asks_to_be_friends("maya").await.answers(303);
    omar.asks_to_be_friends("maya").await.answers(303);
    assert_eq!((omar.connections().await, maya.unread().await), (1, 1));
}

#[tokio::test]
async fn two_who_ask_each_other_at_once_become_friends() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let (hers, his) = tokio::join!(maya.asks_to_be_friends("omar"), omar.asks_to_be_friends("maya"));
    hers.answers(303);
    his.answers(303);
    assert_eq!(maya.stands_to(&omar).await, Standing::Friends);
    assert_eq!(maya.connections().await, 1);
    world.perform_jobs().await;
}

#[tokio::test]
async fn nobody_can_accept_in_anothers_place() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    omar.asks_to_be_friends("maya").await.answers(303);
    omar.accepts(&maya).await.answers(404);
    stella.accepts(&omar).await.answers(404);
    assert_eq!(maya.stands_to(&omar).await, Standing::AsksMe);
    maya.accepts(&omar).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_request_can_be_declined_and_withdrawn_and_its_news_goes_with_it() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    for _ in 0..2 {
        omar.asks_to_be_friends("maya").await.answers(303);
        assert_eq!(maya.unread().await, 1);
        omar.withdraws_from(&maya).await.answers(303);
        assert_eq!((omar.stands_to(&maya).await, maya.unread().await), (Standing::Strangers, 0));
    }
    omar.asks_to_be_friends("maya").await.answers(303);
    maya.declines(&omar).await.answers(303);
    maya.declines(&omar).await.answers(303);
    assert_eq!(maya.connections().await, 0);
}

#[tokio::test]
async fn the_end_of_a_friendship_ends_what_it_showed() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |_| {}).await;
    let path = format!("/wishlists/{}", list.id);
    omar.get(&path).await.answers(200);
    assert!(omar.get("/people/maya").await.answers(200).has("Birthday"));

    maya.get(format!("/friends/{}/remove", omar.id())).await.answers(200).one("form[action$='/remove']");
    maya.ends_friendship_with(&omar).await.answers(303);
    maya.ends_friendship_with(&omar).await.answers(303);
    omar.get(&path).await.answers(404);
    assert!(!omar.get("/people/maya").await.answers(200).has("Birthday"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_block_is_the_same_as_absence() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = world.list(&maya, |list| list.visibility = sea_orm::ActiveValue::Set("public".into())).await;
    omar.get("/people/maya").await.answers(200);
    omar.get(format!("/wishlists/{}", list.id)).await.answers(200);

    maya.blocks(&omar).await.answers(303);
    maya.blocks(&omar).await.answers(303);
    let without_id = |words: String| words.split("name this:").next().unwrap().to_string();
    let nobody = without_id(omar.get("/people/nobody").await.answers(404).words());
    for path in
        ["/people/maya".to_string(), format!("/wishlists/{}", list.id), format!("/blocks/{}", maya.id())]
    {
        assert_eq!(without_id(omar.get(&path).await.answers(404).words()), nobody, "{path}");
    }
    for path in ["request", "accept"] {
        omar.post(format!("/friends/{}/{path}", maya.id()), &[]).await.answers(404);
    }
    omar.blocks(&maya).await.answers(404);
    let known = omar.asks_to_be_friends("maya").await.answers(422);
    let unknown = omar.asks_to_be_friends("nobody").await.answers(422);
    assert_eq!(known.words(), unknown.words());
    for path in ["/friends", "/discover?q=maya", "/notifications", "/activity"] {
        assert!(!omar.get(path).await.answers(200).has("Maya"), "{path}");
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn only_who_blocked_can_unblock_and_they_are_strangers_then() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    maya.blocks(&omar).await.answers(303);
    omar.unblocks(&maya).await.answers(303);
    omar.get("/people/maya").await.answers(404);

    let page = maya.get("/friends").await.answers(200);
    page.submit(&format!(".rows form[action='/blocks/{}/remove']", omar.id()), &[]).await.answers(303);
    omar.get("/people/maya").await.answers(200);
    assert_eq!(maya.stands_to(&omar).await, Standing::Strangers);
    world.perform_jobs().await;
}

#[tokio::test]
async fn bad_input_is_answered_kindly() {
    let world = World::new().await;
    let maya = world.maya().await;
    let long = "x".repeat(300) + "@example.com";
    for who in
        ["", "@", "nobody", "maya", "maya@example.com", "a@", "a b@example.com", "\u{202E}", "%", &long]
    {
        let page = maya.asks_to_be_friends(who).await.answers(422);
        page.one(".error-summary");
        page.one("#who[aria-invalid]");
    }
    for path in
        ["/friends/999999/request", "/friends/nine/request", "/blocks/999999", "/friends/999999/accept"]
    {
        maya.post(path, &[]).await.answers(404);
    }
    maya.post(format!("/friends/{}/request", maya.id()), &[]).await.answers(422);
    maya.blocks(&maya).await.answers(404);
    assert_eq!(maya.connections().await, 0);
}

#[tokio::test]
async fn many_friends_come_page_by_page() {
    let world = World::new().await;
    let maya = world.maya().await;
    for number in 0..61 {
        let friend = world.person(&format!("Friend{number:02}")).await;
        world.befriend(&maya, &friend).await;
    }
    let first = maya.get("/friends").await.answers(200);
    assert!(first.has("Friend00") && first.has("Friend59") && !first.has("Friend60"));
    let more = first.one("a[rel=next]").attr("href").unwrap();
    let second = maya.get(more.split('#').next().unwrap()).await.answers(200);
    assert!(second.has("Friend60") && !second.has("Friend59"));
}
