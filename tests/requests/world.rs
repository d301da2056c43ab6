//! The tests' own ground: worlds are apart, people are who they are, and nothing is left behind.
use loco_rs::prelude::BackgroundWorker;
use wishare::workers::letter_delivery::{LetterArgs, LetterDeliveryJob};

use crate::support::World;

#[tokio::test]
async fn worlds_know_nothing_of_each_other() {
    let (here, there) = (World::new().await, World::new().await);
    let maya = here.maya().await;
    assert!(maya.get("/").await.answers(200).has("@maya"));
    let lost = there.guest();
    lost.takes_cookie("session", &maya.cookie("session").unwrap());
    assert!(!lost.get("/").await.answers(200).has("@maya"));
}

#[tokio::test]
async fn a_second_mention_is_a_second_device() {
    let world = World::new().await;
    let (phone, laptop) = (world.maya().await, world.maya().await);
    assert_eq!(phone.id(), laptop.id());
    assert_ne!(phone.cookie("session"), laptop.cookie("session"));
}

#[tokio::test]
async fn jobs_run_when_the_story_says_so() {
    let world = World::new().await;
    LetterDeliveryJob::perform_later(&world.ctx, LetterArgs { letter_id: 7 }).await.unwrap();
    assert_eq!(world.jobs_left().await, ["LetterDeliveryJob"]);
    assert_eq!(world.perform_jobs().await, 1);
    assert_eq!(world.perform_jobs().await, 0);
}

#[tokio::test]
#[should_panic(expected = "the test left jobs behind: [\"LetterDeliveryJob\"]")]
async fn a_forgotten_job_fails_the_test() {
    let world = World::new().await;
    LetterDeliveryJob::perform_later(&world.ctx, LetterArgs { letter_id: 7 }).await.unwrap();
}
