//! Ways in for people without an account, and what an inviter does not learn.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use wishare::models::{Moment, connections::Standing, invitations};

use crate::support::{PASSWORD, Visitor, World};

async fn link_of(person: &Visitor) -> String {
    person.post("/invitations/link", &[]).await.answers(303);
    let url = person.get("/friends").await.one("#invitation_link").attr("value").unwrap();
    url[url.find("/invitations/").unwrap()..].to_string()
}

#[tokio::test]
async fn a_letter_brings_a_newcomer_who_begins_as_a_friend() {
    let world = World::new().await;
    let maya = world.maya().await;
    maya.asks_to_be_friends("noor@example.com").await.answers(303);
    let letter = world.letter_to("noor@example.com").await;
    let path = world.link_in(&letter);

    let noor = world.guest();
    let page = noor.get(&path).await.answers(200);
    assert!(page.has("Maya would like to be your friend"));
    let sign_up = page.one("a[href^='/sign-up']").attr("href").unwrap();
    let form = noor.get(sign_up).await.answers(200);
    assert!(form.has("Maya invites you"));
    let fields = [("name", "Noor"), ("email", "noor@example.com"), ("password", PASSWORD)];
    let answer = form.submit("form.form", &fields).await.answers(303);
    assert_eq!(answer.location(), "/people/maya");
    assert!(maya.get("/friends").await.has("Noor"));
    world.guest().get(&path).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn somebody_with_an_account_signs_in_and_says_yes() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    let path = link_of(&maya).await;
    let page = world.guest().get(&path).await.answers(200);
    assert_eq!(page.one("a[href^='/sign-in']").attr("href").unwrap(), format!("/sign-in?return_to={path}"));
    let asked = omar.get(&path).await.answers(200);
    assert_eq!(omar.stands_to(&maya).await, Standing::Strangers, "looking changes nothing");
    asked.submit(&format!("form[action='{path}']"), &[]).await.answers(303);
    assert_eq!(omar.stands_to(&maya).await, Standing::Friends);
    omar.post(&path, &[]).await.answers(303);
    assert_eq!(omar.connections().await, 1);
    world.perform_jobs().await;
}

#[tokio::test]
async fn an_inviter_learns_nothing_about_an_address() {
    let world = World::new().await;
    let (stella, maya) = (world.stella().await, world.maya().await);
    let known = stella.asks_to_be_friends("maya@example.com").await.answers(303);
    let known = known.follow().await;
    let unknown = stella.asks_to_be_friends("nobody@example.com").await.answers(303);
    let unknown = unknown.follow().await;
    assert!(known.has("We have written to maya@example.com"));
    assert!(unknown.has("We have written to nobody@example.com"));
    assert!(!known.has("Maya"));
    assert_eq!(world.letters().await.len(), 2);
    assert_eq!(stella.connections().await, 0);
    assert!(stella.get("/people/maya").await.has("Ask to be friends"), "no request shows on her page either");

    let request = maya.get("/friends").await.answers(200);
    assert!(request.has("Stella"));
    request.submit("form[action$='/decline']", &[]).await.answers(303);
    assert!(!maya.get("/friends").await.has("Stella"));
    assert!(stella.get("/friends").await.has("maya@example.com"), "a no looks like silence");
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_addressee_accepts_on_the_page_of_friends() {
    let world = World::new().await;
    let (stella, maya) = (world.stella().await, world.maya().await);
    stella.asks_to_be_friends("MAYA@example.com ").await.answers(303);
    assert_eq!(maya.unread().await, 1);
    let page = maya.get("/friends").await.answers(200);
    assert!(page.statements() <= 6);
    page.submit(".rows form[action^='/invitations/']:not([action$='/decline'])", &[]).await.answers(303);
    assert_eq!(maya.stands_to(&stella).await, Standing::Friends);
    assert_eq!(maya.unread().await, 0);
    world.perform_jobs().await;
}

#[tokio::test]
async fn an_address_not_shown_to_be_mine_brings_me_no_requests() {
    let world = World::new().await;
    let (stella, maya) = (world.stella().await, world.maya().await);
    let mut unproven = maya.user().clone().into_active_model();
    unproven.email_confirmed_at = Set(None);
    unproven.update(&world.db).await.unwrap();
    stella.asks_to_be_friends("maya@example.com").await.answers(303);
    assert!(!maya.get("/friends").await.answers(200).has("Stella"));
    assert_eq!(maya.unread().await, 0);
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_same_address_gets_one_letter() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (one, two) = tokio::join!(
        maya.asks_to_be_friends("noor@example.com"),
        maya.asks_to_be_friends("noor@example.com")
    );
    one.answers(303);
    two.answers(303);
    assert_eq!(world.letters().await.len(), 1);
    world.perform_jobs().await;
}

#[tokio::test]
async fn whoever_is_blocked_writes_no_letters_to_me() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    maya.blocks(&omar).await.answers(303);
    omar.asks_to_be_friends("maya@example.com").await.answers(303);
    assert_eq!((world.letters().await.len(), maya.unread().await), (0, 0));
    assert!(!maya.get("/friends").await.select(".rows form[action^='/invitations/']").iter().any(|_| true));

    let path = link_of(&maya).await;
    world.guest().get(&path).await.answers(200);
    omar.get(&path).await.answers(404);
    omar.post(&path, &[]).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_is_one_and_can_be_ended() {
    let world = World::new().await;
    let maya = world.maya().await;
    let path = link_of(&maya).await;
    assert_eq!(link_of(&maya).await, path);
    world.guest().get(&path).await.answers(200);
    maya.post("/invitations/link/end", &[]).await.answers(303);
    assert!(world.guest().get(&path).await.answers(404).has("This invitation has ended"));
    world.omar().await.post(&path, &[]).await.answers(404);
    assert_ne!(link_of(&maya).await, path);
}

#[tokio::test]
async fn an_invitation_grows_old() {
    let world = World::new().await;
    let maya = world.maya().await;
    let path = link_of(&maya).await;
    world.guest().get(&path).await.answers(200);
    let row = invitations::Entity::find().one(&world.db).await.unwrap().unwrap();
    let mut old = row.into_active_model();
    old.expires_at = Set(Moment::in_days(-1));
    old.update(&world.db).await.unwrap();
    world.guest().get(&path).await.answers(404);
    world.omar().await.post(&path, &[]).await.answers(404);
}

#[tokio::test]
async fn a_letter_can_be_taken_back_by_who_sent_it_only() {
    let world = World::new().await;
    let (maya, stella) = (world.maya().await, world.stella().await);
    maya.asks_to_be_friends("noor@example.com").await.answers(303);
    let path = world.link_in(&world.letter_to("noor@example.com").await);
    let row = invitations::Entity::find().one(&world.db).await.unwrap().unwrap();
    let withdraw = format!("/invitations/letters/{}/withdraw", row.id);
    stella.post(&withdraw, &[]).await.answers(303);
    world.guest().get(&path).await.answers(200);
    maya.post(&withdraw, &[]).await.answers(303);
    maya.post(&withdraw, &[]).await.answers(303);
    world.guest().get(&path).await.answers(404);
    world.perform_jobs().await;
}
