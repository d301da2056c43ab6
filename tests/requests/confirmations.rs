//! Proving an address.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use wishare::models::{Moment, Token, account_tokens, users};

use crate::support::World;

#[tokio::test]
async fn opening_the_link_confirms_nothing_and_pressing_the_button_does() {
    let (world, link) = noor_signed_up().await;
    let page = world.guest().get(&link).await.answers(200);
    assert!(page.has("Is noor@example.com yours?"));
    assert!(!is_confirmed(&world).await, "mail programs open links too");
    world.guest().head(&link).await.answers(200);
    assert!(!is_confirmed(&world).await);
    let done = page.submit("form.form", &[]).await.answers(303).follow().await;
    assert!(done.has("Thank you, your address is confirmed."));
    assert!(is_confirmed(&world).await);
}

#[tokio::test]
async fn the_link_works_once() {
    let (world, link) = noor_signed_up().await;
    world.guest().post(&link, &[]).await.answers(303);
    world.guest().post(&link, &[]).await.answers(404);
    world.guest().get(&link).await.answers(404);
    assert!(is_confirmed(&world).await);
}

#[tokio::test]
async fn the_link_expires_after_a_week() {
    let (world, link) = noor_signed_up().await;
    let row = account_tokens::Entity::find().one(&world.db).await.unwrap().unwrap();
    assert!(row.expires_at > Moment::in_days(6) && row.expires_at <= Moment::in_days(7));
    let mut row = row.into_active_model();
    row.expires_at = Set(Moment::now());
    row.update(&world.db).await.unwrap();
    world.guest().get(&link).await.answers(404);
    world.guest().post(&link, &[]).await.answers(404);
    assert!(!is_confirmed(&world).await);
}

#[tokio::test]
async fn nobody_confirms_by_guessing() {
    let (world, _) = noor_signed_up().await;
    let kept = account_tokens::Entity::find().one(&world.db).await.unwrap().unwrap().token_hash;
    for guess in [kept.as_str(), Token::new().as_str(), "1"] {
        world.guest().post(format!("/confirm/{guess}"), &[]).await.answers(404);
    }
    assert!(!is_confirmed(&world).await);
}

#[tokio::test]
async fn the_letter_can_be_sent_once_more_and_ends_the_first_link() {
    let world = World::new().await;
    let noor = world.guest();
    noor.signs_up("Noor").await.answers(303).follow().await;
    let first = world.link_in(&world.letter_to("noor@example.com").await);
    let answer = noor.post("/confirm", &[]).await.answers(303).follow().await;
    assert!(answer.has("The letter is on its way."));
    let second = world.link_in(&world.letter_to("noor@example.com").await);
    world.guest().post(&first, &[]).await.answers(404);
    world.guest().post(&second, &[]).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_guest_has_no_letter_to_send_again() {
    let world = World::new().await;
    assert_eq!(world.guest().post("/confirm", &[]).await.answers(303).location(), "/sign-in?return_to=%2F");
    assert!(world.letters().await.is_empty());
}

async fn noor_signed_up() -> (World, String) {
    let world = World::new().await;
    world.guest().signs_up("Noor").await.answers(303).follow().await;
    world.perform_jobs().await;
    let link = world.link_in(&world.letter_to("noor@example.com").await);
    (world, link)
}

async fn is_confirmed(world: &World) -> bool {
    let user = users::Model::find_by_email(&world.db, "noor@example.com").await.unwrap().unwrap();
    user.email_confirmed_at.is_some()
}
