//! Everybody reads, and is written to, in their own language: the one they chose, else the one their browser asks for.
use crate::support::{PASSWORD, Tour, World};

const AUSTRIAN: &str = "de-AT,de;q=0.9,en;q=0.5";

#[tokio::test]
async fn a_guest_is_answered_in_the_language_of_the_browser() {
    let world = World::new().await;
    let guest = world.guest().with_header("accept-language", AUSTRIAN);
    let page = guest.get("/sign-in").await.answers(200);
    assert_eq!(page.one("html").attr("lang").as_deref(), Some("de-AT"));
    assert_eq!(page.one("h1").text(), "Anmelden");
    assert_eq!(guest.get("/nowhere").await.answers(404).one("h1").text(), "Hier ist nichts");
    let elsewhere = guest.with_header("accept-language", "tlh");
    assert_eq!(elsewhere.get("/sign-in").await.one("h1").text(), "Sign in");
}

#[tokio::test]
async fn whoever_signs_up_in_german_is_written_to_in_german() {
    let world = World::new().await;
    let noor = world.guest().with_header("accept-language", AUSTRIAN);
    let form = noor.get("/sign-up").await;
    let wrong = form.submit("form.form", &[("name", "Noor"), ("email", "noor"), ("password", "kurz")]).await;
    let wrong = wrong.answers(422);
    assert!(wrong.has("2 Sachen stimmen noch nicht") && wrong.has("Nimm mindestens 10 Zeichen."));
    let typed = [("name", "Noor"), ("email", "noor@example.com"), ("password", PASSWORD)];
    wrong.submit("form.form", &typed).await.answers(303);
    let letter = world.letter_to("noor@example.com").await;
    assert_eq!(letter.subject, "Bestätige deine Adresse");
    assert!(letter.text.starts_with("Hallo Noor,") && letter.html.contains("<html lang=\"de-AT\">"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_choice_counts_more_than_the_browser_and_keeps_the_region() {
    let world = World::new().await;
    let maya = world.maya().await.with_header("accept-language", AUSTRIAN);
    assert!(maya.get("/").await.answers(200).has("Hello Maya"));
    let settings = maya.get("/settings").await;
    settings.submit("form[action='/settings']", &[("locale", "de")]).await.answers(303);
    assert!(maya.get("/").await.answers(200).has("Hallo Maya"));

    let guest = world.guest().with_header("accept-language", AUSTRIAN);
    let typed = [("name", "Noor"), ("email", "noor@example.com"), ("password", PASSWORD)];
    guest.get("/sign-up").await.submit("form.form", &typed).await.answers(303);
    let settings = guest.get("/settings").await;
    assert_eq!(settings.one("#locale option[selected]").attr("value").as_deref(), Some("de-AT"));
    settings.submit("form[action='/settings']", &[("name", "Noor A.")]).await.answers(303);
    let page = guest.get("/settings").await;
    assert_eq!(page.one("html").attr("lang").as_deref(), Some("de-AT"), "saved without being asked about it");
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_list_is_told_with_the_readers_plurals_dates_and_money() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list("Fest", &[("visibility", "friends"), ("event_date", "2099-12-05")]).await;
    for wish in ["Teekanne", "Lampe"] {
        maya.adds(list, wish).await.answers(303);
    }
    let tea = world.wishes_of(list).await[0].id;
    maya.edits(tea, &[("price", "1234,5"), ("currency", "EUR")]).await.answers(303);
    omar.get("/settings").await.submit("form[action='/settings']", &[("locale", "de")]).await.answers(303);
    let page = omar.get(format!("/wishlists/{list}")).await.answers(200);
    assert!(page.has("1.234,50 €") && page.has("5. Dezember 2099"), "{}", page.words());
    assert!(omar.get("/").await.has("2 Wünsche"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn no_page_asks_for_a_text_there_is_not() {
    let tour = Tour::of(World::new().await).await;
    for stop in &tour.stops {
        let page = stop.visitor.get(&stop.path).await.text();
        assert!(!page.contains("Unknown localization key"), "{}, for {}", stop.path, stop.who);
    }
}
