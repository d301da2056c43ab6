//! A forgotten password.
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use wishare::models::{Moment, Token, account_tokens};

use crate::support::{Answer, PASSWORD, Visitor, World};

const NEW_PASSWORD: &str = "an even better sentence";

#[tokio::test]
async fn a_new_password_ends_every_session_and_the_old_one() {
    let world = World::new().await;
    let (phone, stranger) = (world.maya().await, world.maya().await);
    let link = asks_for_a_link(&world, "maya@example.com").await;
    let guest = world.guest();
    let page = guest.get(&link).await.answers(200);
    assert!(page.has("For maya@example.com."));
    page.submit("form.form", &[("password", NEW_PASSWORD)]).await.answers(303).follow().await;
    assert!(guest.is_signed_in().await, "whoever chose it is in");
    assert!(!phone.is_signed_in().await && !stranger.is_signed_in().await, "everybody else is out");
    world.guest().signs_in("maya@example.com", PASSWORD).await.answers(422);
    world.guest().signs_in("maya@example.com", NEW_PASSWORD).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_works_once_however_often_it_is_opened() {
    let world = World::new().await;
    world.maya().await;
    let link = asks_for_a_link(&world, "maya@example.com").await;
    for _ in 0..3 {
        world.guest().get(&link).await.answers(200);
    }
    world.guest().post(&link, &[("password", NEW_PASSWORD)]).await.answers(303);
    world.guest().get(&link).await.answers(404);
    world.guest().post(&link, &[("password", "a third sentence")]).await.answers(404);
    world.guest().signs_in("maya@example.com", NEW_PASSWORD).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_wins() {
    let world = World::new().await;
    world.maya().await;
    let link = asks_for_a_link(&world, "maya@example.com").await;
    let (one, other) = (world.guest(), world.guest());
    let answers = tokio::join!(
        one.post(&link, &[("password", "the first sentence")]),
        other.post(&link, &[("password", "the other sentence")])
    );
    let mut statuses = [answers.0.status.as_u16(), answers.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_expires() {
    let world = World::new().await;
    world.maya().await;
    let link = asks_for_a_link(&world, "maya@example.com").await;
    world.guest().get(&link).await.answers(200);
    let row = account_tokens::Entity::find().one(&world.db).await.unwrap().unwrap();
    assert!(row.expires_at > Moment::in_minutes(59) && row.expires_at < Moment::in_minutes(61));
    let mut row = row.into_active_model();
    row.expires_at = Set(Moment::now());
    row.update(&world.db).await.unwrap();
    world.guest().get(&link).await.answers(404);
    world.guest().post(&link, &[("password", NEW_PASSWORD)]).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_link_cannot_be_guessed_or_used_for_something_else() {
    let world = World::new().await;
    world.guest().signs_up("Noor").await.answers(303).follow().await;
    let confirm = world.link_in(&world.letter_to("noor@example.com").await);
    let token = confirm.strip_prefix("/confirm/").unwrap();
    assert_eq!(token.len(), 43, "256 bits");
    let kept = account_tokens::Entity::find().one(&world.db).await.unwrap().unwrap().token_hash;
    for guess in [token, kept.as_str(), Token::new().as_str(), "x", "%20", "..%2F.."] {
        world.guest().get(format!("/reset-password/{guess}")).await.answers(404);
        let form = [("password", NEW_PASSWORD)];
        world.guest().post(format!("/reset-password/{guess}"), &form).await.answers(404);
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn who_reads_the_mail_of_a_former_address_stays_outside() {
    let world = World::new().await;
    let maya = world.maya().await;
    let link = asks_for_a_link(&world, "maya@example.com").await;
    world.guest().get(&link).await.answers(200);
    let mut account = maya.user().clone().into_active_model();
    account.email = Set("maya@new.example".into());
    account.update(&world.db).await.unwrap();
    world.guest().get(&link).await.answers(404);
    world.guest().post(&link, &[("password", NEW_PASSWORD)]).await.answers(404);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_second_letter_ends_the_link_of_the_first() {
    let world = World::new().await;
    world.maya().await;
    let first = asks_for_a_link(&world, "maya@example.com").await;
    let second = asks_for_a_link(&world, "maya@example.com").await;
    world.guest().get(&first).await.answers(404);
    world.guest().get(&second).await.answers(200);
    world.perform_jobs().await;
}

#[tokio::test]
async fn asking_does_not_tell_whether_an_address_is_known() {
    let world = World::new().await;
    world.maya().await;
    let known = world.guest().forgets_password("maya@example.com").await;
    let unknown = world.guest().forgets_password("nobody@example.com").await;
    let said = |answer: &Answer| {
        (
            answer.status,
            answer.location().to_string(),
            answer.text(),
            answer.set_cookie("flash").map(Into::<String>::into),
        )
    };
    assert_eq!(said(&known), said(&unknown));
    assert!(known.follow().await.has("If we know that address, a letter is on its way."));
    world.letter_to("maya@example.com").await;
    assert_eq!(world.letters().await.len(), 1, "nobody gets no letter");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_password_that_is_too_short_may_be_chosen_again() {
    let world = World::new().await;
    world.maya().await;
    let link = asks_for_a_link(&world, "maya@example.com").await;
    let answer = world.guest().post(&link, &[("password", "short")]).await.answers(422);
    assert_eq!(answer.one("#password_error").text(), "Use at least 10 characters.");
    answer.submit("form.form", &[("password", NEW_PASSWORD)]).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_is_no_address_is_asked_for_again() {
    let world = World::new().await;
    let answer = world.guest().forgets_password("maya").await.answers(422);
    assert_eq!(answer.one("#email_error").text(), "That does not look like an e-mail address.");
    assert_eq!(answer.one("#email").attr("value").as_deref(), Some("maya"));
}

async fn asks_for_a_link(world: &World, email: &str) -> String {
    let so_far = world.letters().await.len();
    let guest: Visitor = world.guest();
    guest.forgets_password(email).await.answers(303).follow().await;
    world.letter_number(so_far + 1).await;
    world.link_in(&world.letter_to(email).await)
}
