//! Signing up.
use sea_orm::EntityTrait;
use wishare::models::users;

use crate::support::{PASSWORD, World};

#[tokio::test]
async fn signing_up_opens_the_door_and_sends_a_letter() {
    let world = World::new().await;
    let noor = world.guest();
    let answer = noor.signs_up("Noor").await.answers(303);
    assert_eq!(answer.location(), "/");
    assert!(answer.follow().await.has("@noor"));
    let letters = world.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].recipient, "noor@example.com");
    assert!(world.link_in(&letters[0]).starts_with("/confirm/"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_first_account_administers_and_no_other() {
    let world = World::new().await;
    for name in ["Ada", "Maya", "Omar"] {
        world.guest().signs_up(name).await.answers(303);
    }
    assert_eq!(administrators(&world).await, ["ada"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn of_many_who_sign_up_first_at_once_one_administers() {
    let world = World::new().await;
    let (a, b, c, d) = (world.guest(), world.guest(), world.guest(), world.guest());
    let answers = tokio::join!(a.signs_up("Ada"), b.signs_up("Ben"), c.signs_up("Cleo"), d.signs_up("Dan"));
    for answer in [answers.0, answers.1, answers.2, answers.3] {
        answer.answers(303);
    }
    assert_eq!(administrators(&world).await.len(), 1);
    world.perform_jobs().await;
}

#[tokio::test]
async fn namesakes_at_the_same_moment_get_different_handles() {
    let world = World::new().await;
    let (one, other) = (world.guest(), world.guest());
    let form = |email| [("name", "Maya Berg"), ("email", email), ("password", PASSWORD)];
    let (mine, yours) = (form("maya@one.example"), form("maya@other.example"));
    let (first, second) = tokio::join!(one.post("/sign-up", &mine), other.post("/sign-up", &yours));
    first.answers(303);
    second.answers(303);
    let mut handles: Vec<String> = everybody(&world).await.into_iter().map(|user| user.handle).collect();
    handles.sort();
    assert_eq!(handles, ["maya-berg", "maya-berg-2"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_form_that_needs_another_look_keeps_what_was_typed_and_says_why_beside_the_field() {
    let world = World::new().await;
    let (long_name, long_password) = ("n".repeat(81), "p".repeat(257));
    for (field, typed, reason) in [
        ("name", "", "Tell us your name."),
        ("name", " \u{202e}\t ", "Tell us your name."),
        ("name", long_name.as_str(), "Up to 80 characters, please."),
        ("email", "", "That does not look like an e-mail address."),
        ("email", "noor", "That does not look like an e-mail address."),
        ("email", "noor @example.com", "That does not look like an e-mail address."),
        ("email", "noor@example.com\nbcc: x@y.z", "That does not look like an e-mail address."),
        ("password", "", "Use at least 10 characters."),
        ("password", "ninechars", "Use at least 10 characters."),
        ("password", long_password.as_str(), "Use at most 256 characters."),
    ] {
        let fields = [("name", "Noor"), ("email", "noor@example.com"), ("password", PASSWORD)]
            .map(|(name, good)| (name, if name == field { typed } else { good }));
        let answer = world.guest().post("/sign-up", &fields).await.answers(422);
        assert_eq!(answer.one(".field__error").text(), reason, "{field}: {typed:?}");
        assert_eq!(answer.one(&format!("#{field}_error")).text(), reason);
        let input = answer.one(&format!("#{field}"));
        assert_eq!(input.attr("aria-invalid").as_deref(), Some("true"));
        assert!(input.attr("aria-describedby").unwrap().contains(&format!("{field}_error")));
        assert!(answer.one("title").text().starts_with("Error:"));
        for (name, value) in fields.iter().filter(|(name, _)| *name != "password") {
            let kept = answer.one(&format!("#{name}")).attr("value").unwrap();
            assert_eq!(kept.replace('\n', ""), value.replace('\n', ""), "{name} keeps what was typed");
        }
        assert!(
            !answer.text().contains(fields[2].1) || fields[2].1.is_empty(),
            "a password is never sent back"
        );
        assert!(answer.set_cookie("session").is_none());
    }
    assert!(everybody(&world).await.is_empty() && world.letters().await.is_empty());
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let world = World::new().await;
    let answer = world.guest().post("/sign-up", &[]).await.answers(422);
    let said: Vec<_> =
        answer.select(".error-summary a").iter().map(|link| link.attr("href").unwrap()).collect();
    assert_eq!(said, ["#name", "#email", "#password"]);
}

#[tokio::test]
async fn an_address_has_one_account_however_it_is_written() {
    let world = World::new().await;
    world.maya().await;
    let form = [("name", "Another Maya"), ("email", " MAYA@Example.com "), ("password", PASSWORD)];
    let answer = world.guest().post("/sign-up", &form).await.answers(422);
    assert!(answer.one("#email_error").text().starts_with("There is an account with this address."));
    assert_eq!(everybody(&world).await.len(), 1);
}

#[tokio::test]
async fn names_are_shown_as_people_write_them_and_never_run() {
    let world = World::new().await;
    for (number, name) in
        ["美雪", "Zoë O’Hara-Ångström", "عمر", "<script>alert(1)</script>", "{{ 7 * 7 }}"].iter().enumerate()
    {
        let guest = world.guest();
        let email = format!("n{number}@example.com");
        let form = [("name", *name), ("email", &email), ("password", PASSWORD)];
        let page = guest.post("/sign-up", &form).await.follow().await.answers(200);
        assert_eq!(page.one("#account strong").text(), *name);
        assert!(page.select("script:not([src])").is_empty());
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_time_zone_nobody_knows_is_utc() {
    let world = World::new().await;
    for (typed, kept) in [("Europe/Berlin", "Europe/Berlin"), ("Mars/Olympus", "UTC")] {
        let email = format!("{kept}@example.com");
        let form = [("name", "Noor"), ("email", &email), ("password", PASSWORD), ("time_zone", typed)];
        world.guest().post("/sign-up", &form).await.answers(303).follow().await;
        let user = users::Model::find_by_email(&world.db, &email).await.unwrap().unwrap();
        assert_eq!(user.time_zone, kept);
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn whoever_is_signed_in_needs_no_account() {
    let world = World::new().await;
    assert_eq!(world.maya().await.get("/sign-up").await.answers(303).location(), "/");
}

async fn everybody(world: &World) -> Vec<users::Model> {
    users::Entity::find().all(&world.db).await.unwrap()
}

async fn administrators(world: &World) -> Vec<String> {
    everybody(world).await.into_iter().filter(|user| user.admin).map(|user| user.handle).collect()
}
