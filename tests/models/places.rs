//! Places on a list, where the room between two is used up and where two move at once.
use sea_orm::ActiveValue::Set;
use tokio::task::JoinSet;
use wishare::{
    database,
    models::{
        items::{Place, adding},
        wishlists,
    },
};

use crate::support::World;

async fn names(world: &World, list: i64) -> String {
    world.wishes_of(list).await.iter().map(|wish| wish.name.as_str()).collect()
}

async fn move_to(world: &World, id: i64, place: Place) {
    let txn = database::begin(&world.db).await.unwrap();
    world.item_row(id).await.move_to(&txn, place).await.unwrap();
    txn.commit().await.unwrap();
}

#[tokio::test]
async fn a_list_whose_room_is_used_up_is_numbered_anew() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let mut ids = Vec::new();
    for name in ["A", "B", "C", "D"] {
        // All at one place: no room at all.
        ids.push(world.wish(&list, |wish| wish.name = Set(name.into())).await.id);
    }
    move_to(&world, ids[3], Place::At(2)).await;
    assert_eq!(names(&world, list.id).await, "ADBC");
    for _ in 0..40 {
        move_to(&world, ids[0], Place::At(3)).await;
        move_to(&world, ids[0], Place::At(2)).await;
    }
    assert_eq!(names(&world, list.id).await, "DABC");
}

#[tokio::test]
async fn removed_wishes_keep_their_places_while_others_move() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let mut ids = Vec::new();
    for (place, name) in ["A", "B", "C"].into_iter().enumerate() {
        let change = |wish: &mut wishare::models::items::ActiveModel| {
            wish.name = Set(name.into());
            wish.position = Set(place as i64 * 1000);
        };
        ids.push(world.wish(&list, change).await.id);
    }
    world.item_row(ids[1]).await.remove(&world.db).await.unwrap();
    move_to(&world, ids[0], Place::Down).await;
    world.item_row(ids[1]).await.restore(&world.db).await.unwrap();
    assert_eq!(names(&world, list.id).await, "BCA");
}

#[tokio::test]
async fn counts_hold_when_many_change_a_list_at_once() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let mut adds = JoinSet::new();
    for _ in 0..8 {
        let (db, list) = (world.db.clone(), list.clone());
        adds.spawn(async move {
            let txn = database::begin(&db).await.unwrap();
            adding::add(&txn, &list, &adding::drafts("A\nB").unwrap()).await.unwrap();
            txn.commit().await.unwrap();
        });
    }
    adds.join_all().await;
    assert_eq!(world.list_row(list.id).await.items_count, 16);
}

#[tokio::test]
async fn two_wishes_that_change_lists_at_once_do_not_wait_for_each_other() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (one, other) = (world.list(&maya, |_| {}).await, world.list(&maya, |_| {}).await);
    let (first, second) = (world.wish(&one, |_| {}).await, world.wish(&other, |_| {}).await);
    let go = async |id: i64, to: &wishlists::Model| {
        let txn = database::begin(&world.db).await.unwrap();
        world.item_row(id).await.move_to_list(&txn, to).await.unwrap();
        txn.commit().await.unwrap();
    };
    tokio::join!(go(first.id, &other), go(second.id, &one));
    assert_eq!(
        [world.list_row(one.id).await.items_count, world.list_row(other.id).await.items_count],
        [1, 1]
    );
    assert_eq!(world.item_row(first.id).await.wishlist_id, other.id);
}
