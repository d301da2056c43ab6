//! Mail without a mail server, and with one.
use loco_rs::config::Mailer;

use crate::support::World;

#[tokio::test]
async fn without_a_mail_server_the_administrator_passes_letters_on() {
    let world = World::new().await;
    let ada = world.ada().await;
    world.guest().signs_up("Noor").await.answers(303).follow().await;
    world.perform_jobs().await;
    let page = ada.get("/admin/letters").await.answers(200);
    assert!(page.has("noor@example.com") && page.has("Confirm your address"));
    let link = world.link_in(&world.letter_to("noor@example.com").await);
    assert!(page.has(&link), "the whole letter, with its link");
}

#[tokio::test]
async fn nobody_else_sees_a_letter() {
    let world = World::new().await;
    let ada = world.ada().await;
    let noor = world.guest();
    noor.signs_up("Noor").await.answers(303).follow().await;
    world.perform_jobs().await;
    ada.get("/admin/letters").await.answers(200);
    for person in [noor, world.maya().await] {
        let page = person.get("/admin/letters").await.answers(404);
        assert!(!page.has("noor@example.com"));
    }
    assert!(world.guest().get("/admin/letters").await.answers(303).location().starts_with("/sign-in"));
}

#[tokio::test]
async fn with_a_mail_server_letters_go_out_and_are_nobody_elses_business() {
    let world = World::with(|setup| setup.config.mailer = Some(stub())).await;
    let ada = world.ada().await;
    world.guest().signs_up("Noor").await.answers(303).follow().await;
    assert_eq!(world.letter_to("noor@example.com").await.state, "pending");
    assert_eq!(world.perform_jobs().await, 1);
    let letter = world.letter_to("noor@example.com").await;
    assert_eq!(letter.state, "sent");
    assert!(letter.sent_at.is_some());
    assert!(!ada.get("/admin/letters").await.answers(200).has("noor@example.com"));
}

#[tokio::test]
async fn a_letter_says_the_same_in_both_parts_and_cannot_be_told_what_to_do() {
    let world = World::new().await;
    world.guest().signs_up("<b>Noor</b>").await;
    let form =
        [("name", "<b>Noor</b>"), ("email", "noor@example.com"), ("password", crate::support::PASSWORD)];
    world.guest().post("/sign-up", &form).await.answers(303);
    let letter = world.letter_to("noor@example.com").await;
    assert!(letter.text.contains("Hello <b>Noor</b>,") && letter.html.contains("Hello &lt;b&gt;Noor"));
    let link = world.link_in(&letter);
    assert!(letter.html.matches(&link).count() == 2, "as a link and as text");
    world.perform_jobs().await;
}

fn stub() -> Mailer {
    serde_json::from_value(serde_json::json!({ "stub": true })).unwrap()
}
