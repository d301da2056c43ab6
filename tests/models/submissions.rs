//! A form sent twice is one act, also when both arrive at once.
use sea_orm::DatabaseConnection;
use tokio::task::JoinSet;
use wishare::{
    database,
    models::submissions::{self, Submission},
};

use crate::support::World;

/// Takes a form in as a handler does; the answer is where it leads.
async fn send(db: &DatabaseConnection, user_id: i64, key: &str, typed: &str, leads_to: &str) -> String {
    let txn = database::begin(db).await.unwrap();
    match Submission::take_in(&txn, user_id, key, &typed).await.unwrap() {
        Submission::First(act) => {
            act.led_to(&txn, leads_to).await.unwrap();
            txn.commit().await.unwrap();
            leads_to.into()
        }
        Submission::Again { location } => location,
    }
}

#[tokio::test]
async fn of_many_at_once_one_acts_and_all_are_led_to_the_same_place() {
    let world = World::new().await;
    let mut sent = JoinSet::new();
    for number in 0..10 {
        let db = world.db.clone();
        sent.spawn(async move { send(&db, 1, "key", "Teapot", &format!("/items/{number}")).await });
    }
    let led = sent.join_all().await;
    assert!(led.iter().all(|place| *place == led[0]), "{led:?}");
}

#[tokio::test]
async fn another_text_another_person_or_no_key_is_another_act() {
    let world = World::new().await;
    assert_eq!(send(&world.db, 1, "key", "Teapot", "/1").await, "/1");
    assert_eq!(send(&world.db, 1, "key", "Teapot", "/2").await, "/1");
    assert_eq!(send(&world.db, 1, "key", "Book", "/3").await, "/3");
    assert_eq!(send(&world.db, 2, "key", "Teapot", "/4").await, "/4");
    assert_eq!(send(&world.db, 1, "other", "Teapot", "/5").await, "/5");
    assert_eq!(send(&world.db, 1, "", "Teapot", "/6").await, "/6");
    assert_eq!(send(&world.db, 1, "", "Teapot", "/7").await, "/7");
}

#[tokio::test]
async fn an_act_that_failed_may_be_tried_again() {
    let world = World::new().await;
    let txn = database::begin(&world.db).await.unwrap();
    assert!(matches!(Submission::take_in(&txn, 1, "key", &"Teapot").await.unwrap(), Submission::First(_)));
    txn.rollback().await.unwrap();
    assert_eq!(send(&world.db, 1, "key", "Teapot", "/1").await, "/1");
}

#[tokio::test]
async fn keys_are_not_guessed_twice() {
    assert_ne!(submissions::new_key(), submissions::new_key());
    assert!(submissions::new_key().len() >= 22);
}
