use sea_orm::ActiveValue::Set;
use serde_json::json;
use wishare::{
    channels::wishlists::changed,
    models::{Token, items},
};

use crate::support::{Visitor, World, listener::Listener};

async fn a_wish(world: &World, maya: &Visitor, visibility: &str) -> (i64, items::Model) {
    let list = world
        .list(maya, |list| {
            list.visibility = Set(visibility.into());
            list.share_token = Set(Some(Token::new().as_str().into()));
        })
        .await;
    let wish = world.wish(&list, |_| {}).await;
    (list.id, wish)
}

/// What is posted comes in order: had the first been said, it would come before the second.
async fn says_nothing_of(world: &World, wish: &items::Model, other: &items::Model, page: &mut Listener) {
    changed(&world.ctx, wish).await;
    changed(&world.ctx, other).await;
    assert_eq!(page.hears().await["item_id"], other.id);
}

#[tokio::test]
async fn strangers_and_guests_hear_of_public_lists_alone() {
    let world = World::served().await;
    let maya = world.maya().await;
    for who in [world.stella().await, world.guest()] {
        for (visibility, heard) in [("private", 0), ("friends", 0), ("public", 2)] {
            let (list, wish) = a_wish(&world, &maya, visibility).await;
            let names = [format!("list:{list}"), format!("item:{}", wish.id)];
            assert_eq!(who.listens(&world, &names).await.1.len(), heard, "{visibility}");
        }
    }
}

#[tokio::test]
async fn a_share_link_opens_the_ears_of_whoever_holds_it_until_it_ends() {
    let world = World::served().await;
    let (maya, guest) = (world.maya().await, world.guest());
    let (list, wish) = a_wish(&world, &maya, "private").await;
    let (open, other) = a_wish(&world, &maya, "public").await;
    let mut page = guest.opens_cable(&world, &world.url("")).await.unwrap();
    let names = [format!("item:{}", wish.id)];
    let wrong = page.subscribes(json!({ "type": "subscribe", "streams": names, "share": "guessed" })).await;
    assert!(wrong.is_empty());
    let token = world.list_row(list).await.share_token;
    let got = page.subscribes(json!({ "type": "subscribe", "streams": names, "share": token })).await;
    assert_eq!(got, names);
    page.subscribes(json!({ "type": "subscribe", "streams": [format!("list:{open}")] })).await;
    changed(&world.ctx, &wish).await;
    assert_eq!(page.hears().await["item_id"], wish.id);
    maya.post(format!("/wishlists/{list}/share/end"), &[]).await.answers(303);
    says_nothing_of(&world, &wish, &other, &mut page).await;
    world.leaves_jobs(); // for those who meant to give something there
}

#[tokio::test]
async fn a_friendship_that_ends_is_a_stream_that_ends() {
    let world = World::served().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let (list, wish) = a_wish(&world, &maya, "friends").await;
    let (open, other) = a_wish(&world, &maya, "public").await;
    let (mut page, _) = omar.listens(&world, &[format!("list:{list}"), format!("list:{open}")]).await;
    changed(&world.ctx, &wish).await;
    assert_eq!(page.hears().await["list_id"], list);
    maya.post(format!("/friends/{}/remove", omar.id()), &[]).await.answers(303);
    says_nothing_of(&world, &wish, &other, &mut page).await;
    world.leaves_jobs(); // for those who meant to give something there
}

#[tokio::test]
async fn a_list_that_becomes_private_is_heard_by_its_owner_alone() {
    let world = World::served().await;
    let (maya, stella) = (world.maya().await, world.stella().await);
    let (list, wish) = a_wish(&world, &maya, "public").await;
    let (open, other) = a_wish(&world, &maya, "public").await;
    let names = [format!("list:{list}"), format!("list:{open}")];
    let (mut of_stella, _) = stella.listens(&world, &names).await;
    let (mut of_maya, _) = maya.listens(&world, &names).await;
    let form = maya.get(format!("/wishlists/{list}/edit")).await.answers(200);
    form.submit("main form.form", &[("visibility", "private")]).await.answers(303);
    says_nothing_of(&world, &wish, &other, &mut of_stella).await;
    assert_eq!(of_maya.hears().await["item_id"], wish.id);
    world.leaves_jobs(); // for those who meant to give something there
}

#[tokio::test]
async fn a_session_that_ends_closes_its_sockets_and_no_others() {
    let world = World::served().await;
    let (phone, laptop) = (world.maya().await, world.maya().await);
    let (mut of_phone, _) = phone.listens(&world, &[]).await;
    let (mut of_laptop, _) = laptop.listens(&world, &[]).await;
    phone.signs_out().await.answers(303);
    assert_eq!(of_phone.is_closed().await.unwrap().reason.as_str(), "signed out");
    of_laptop.says(r#"{"type":"ping"}"#).await;
    assert_eq!(of_laptop.hears().await["type"], "pong");
}

#[tokio::test]
async fn a_process_that_stops_says_goodbye() {
    let world = World::served().await;
    let (mut page, _) = world.maya().await.listens(&world, &[]).await;
    let hub = wishare::app::hub(&world.ctx);
    assert_eq!(hub.sockets(), 1);
    hub.close().await;
    assert_eq!(page.is_closed().await.unwrap().reason.as_str(), "back soon");
    assert_eq!(hub.sockets(), 0);
}
