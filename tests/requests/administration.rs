//! What administrators see and do.
use crate::support::World;

#[tokio::test]
async fn administration_is_not_there_for_others() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    for path in ["/admin", "/admin/users"] {
        let page = ada.get(path).await.answers(200);
        assert!(page.statements() <= 6);
        maya.get(path).await.answers(404);
        world.guest().get(path).await.answers(303);
    }
    for act in ["promote", "demote", "sign-out"] {
        maya.post(format!("/admin/users/{}/{act}", maya.id()), &[]).await.answers(404);
    }
}

#[tokio::test]
async fn rights_are_given_and_taken_and_written_down() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    let found = ada.get("/admin/users?q=MAY").await.answers(200);
    assert!(found.has("maya@example.com") && !found.has("ada@example.com"));
    found.submit("form[action$='/promote']", &[]).await.answers(303);
    maya.get("/admin").await.answers(200);
    ada.post(format!("/admin/users/{}/promote", maya.id()), &[]).await.answers(303);
    let acts = ada.get("/admin").await;
    assert_eq!(acts.words().matches("Ada made").count(), 1, "twice is once");
    ada.post(format!("/admin/users/{}/demote", maya.id()), &[]).await.answers(303);
    maya.get("/admin").await.answers(404);
    assert!(ada.get("/admin").await.has("Ada took"));
}

#[tokio::test]
async fn nobody_takes_their_own_rights_away() {
    let world = World::new().await;
    let ada = world.ada().await;
    ada.post(format!("/admin/users/{}/demote", ada.id()), &[]).await.answers(403);
    ada.get("/admin").await.answers(200);
    ada.post("/admin/users/999999/promote", &[]).await.answers(404);
    ada.post("/admin/users/nine/promote", &[]).await.answers(404);
}

#[tokio::test]
async fn a_person_can_be_signed_out_everywhere() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    assert!(maya.is_signed_in().await);
    ada.post(format!("/admin/users/{}/sign-out", maya.id()), &[]).await.answers(303);
    assert!(!maya.is_signed_in().await);
    assert!(ada.get("/admin").await.has("out everywhere"));
}

#[tokio::test]
async fn the_counts_of_the_house_say_nothing_of_claims() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    let list = world.list(&maya, |_| {}).await;
    world.wish(&list, |_| {}).await;
    let page = ada.get("/admin").await.answers(200);
    let labels: Vec<String> = page.select(".tile").iter().map(|tile| tile.text().to_lowercase()).collect();
    assert!(labels.iter().any(|label| label.contains("lists")));
    assert!(!labels.iter().any(|label| label.contains("claim") || label.contains("gift")), "{labels:?}");
}
