//! Choosing a gift, as people do it: on a friend's list, behind a share link, and on My gifts.
use sea_orm::ActiveValue::Set;
use wishare::models::{Moment, items, wishlists};

use crate::support::{Visitor, World, gifts::edit};

struct Story {
    world: World,
    maya: Visitor,
    omar: Visitor,
    list: wishlists::Model,
    tea: items::Model,
}

impl Story {
    async fn new() -> Self {
        let world = World::new().await;
        let (maya, omar) = (world.maya().await, world.omar().await);
        world.befriend(&maya, &omar).await;
        let list = world.list(&maya, |list| list.share_token = Set(Some("open".into()))).await;
        let tea = world.wish(&list, |wish| {
            wish.price_minor = Set(Some(3900));
            wish.currency = Set(Some("EUR".into()));
        });
        let tea = tea.await;
        Self { world, maya, omar, list, tea }
    }

    fn page(&self) -> String {
        format!("/wishlists/{}", self.list.id)
    }

    fn card(&self) -> String {
        format!("#item_{} form", self.tea.id)
    }
}

#[tokio::test]
async fn omar_chooses_a_gift_and_lets_go_of_it() {
    let story = Story::new().await;
    let page = story.omar.get(story.page()).await.answers(200);
    let chosen = page.submit(&story.card(), &[]).await.answers(303);
    assert_eq!(chosen.location(), format!("/wishlists/{}#item_{}", story.list.id, story.tea.id));
    let page = story.omar.get(story.page()).await.answers(200);
    assert!(page.has("You give this") && page.has("“Teapot” is yours to give."));
    assert!(page.statements() <= 6, "{} statements", page.statements());

    page.submit(&story.card(), &[]).await.answers(303);
    assert!(story.omar.get(story.page()).await.has("I’ll give this"));
}

#[tokio::test]
async fn who_comes_second_is_told_kindly_and_hears_no_name() {
    let story = Story::new().await;
    let noor = story.world.person("Noor").await;
    story.world.befriend(&story.maya, &noor).await;
    let page = noor.get(story.page()).await;
    story.omar.post(format!("/items/{}/claim", story.tea.id), &[]).await.answers(303);
    let late = page.submit(&story.card(), &[]).await.answers(303).follow().await;
    assert!(late.has("Someone was faster") && !late.has("Omar"), "{}", late.words());
    let problem = noor.with_header("accept", "application/json");
    problem.post(format!("/items/{}/claim", story.tea.id), &[]).await.answers(409);
}

#[tokio::test]
async fn a_guest_gives_a_name_sees_what_is_free_and_keeps_a_receipt() {
    let story = Story::new().await;
    let guest = story.world.guest();
    let page = guest.get("/s/open").await.answers(200);
    assert!(page.has("I want to give something") && !page.has("I’ll give this"));
    page.submit("form[action='/s/open/giver']", &[("name", " ")]).await.answers(303);
    assert!(!guest.get("/s/open").await.has("I’ll give this"), "a guest has a name");
    page.submit("form[action='/s/open/giver']", &[("name", "Ruth")]).await.answers(303);
    let page = guest.get("/s/open").await.answers(200);
    page.submit(&story.card(), &[]).await.answers(303);
    let page = guest.get("/s/open").await.answers(200);
    let receipt = page.one("a[href^='/receipts/']").attr("href").unwrap();
    assert!(!story.world.guest().get("/s/open").await.has("Taken"), "another browser sees nothing yet");

    let kept = story.world.guest().get(&receipt).await.answers(200);
    assert!(kept.has("Teapot"));
    story.maya.get(&receipt).await.answers(404);
    kept.submit("main form", &[]).await.answers(303);
    assert!(story.world.guest().get(&receipt).await.has("You released this gift"));
    assert!(guest.get("/s/open").await.has("I’ll give this"));
}

#[tokio::test]
async fn a_cookie_of_another_list_or_of_nobody_opens_nothing() {
    let story = Story::new().await;
    let other = story.world.list(&story.maya, |list| list.share_token = Set(Some("other".into()))).await;
    story.world.wish(&other, |_| {}).await;
    let guest = story.world.guest();
    guest.post("/s/open/giver", &[("name", "Ruth")]).await.answers(303);
    assert!(guest.get("/s/open").await.has("I’ll give this"));
    assert!(!guest.get("/s/other").await.has("I’ll give this"));
    guest.takes_cookie("giver", "forged.forged");
    assert!(!guest.get("/s/open").await.has("I’ll give this"));
}

#[tokio::test]
async fn my_gifts_tells_everything_and_every_button_works() {
    let story = Story::new().await;
    assert!(story.omar.get("/gifts").await.answers(200).has("No gifts yet"));
    story
        .omar
        .post(format!("/items/{}/claim", story.tea.id), &[("note", "in the cupboard")])
        .await
        .answers(303);
    let page = story.omar.get("/gifts").await.answers(200);
    assert!(page.has("Teapot") && page.has("Maya") && page.has("in the cupboard") && page.has("€39.00"));
    assert!(page.statements() <= 6);
    let id = story.world.claims().await[0].id;

    page.submit(&format!("form[action='/gifts/{id}']"), &[("state", "bought"), ("note", "wrapped")])
        .await
        .answers(303);
    assert!(story.omar.get("/gifts").await.has("Bought · wrapped"));
    edit(&story.world, &story.tea, |wish| wish.price_minor = Set(Some(4900))).await;
    let page = story.omar.get("/gifts").await;
    assert!(page.has("Maya changed this wish") && page.has("€49.00"));
    page.submit(&format!("form[action='/gifts/{id}/acknowledge']"), &[]).await.answers(303);
    assert!(!story.omar.get("/gifts").await.has("changed this wish"));

    let page = story.omar.get("/gifts").await;
    let released = page.submit(&format!("form[action='/gifts/{id}/release']"), &[]).await.follow().await;
    assert!(released.has("No gifts yet"));
    released.submit("#toasts form", &[]).await.answers(303);
    assert!(story.omar.get("/gifts").await.has("wrapped"), "undo brings the note back too");
}

#[tokio::test]
async fn a_deleted_wish_stays_on_my_gifts_with_the_reason() {
    let story = Story::new().await;
    story.omar.post(format!("/items/{}/claim", story.tea.id), &[]).await.answers(303);
    edit(&story.world, &story.tea, |wish| wish.deleted_at = Set(Some(Moment::now()))).await;
    let page = story.omar.get("/gifts").await.answers(200);
    assert!(page.has("This wish is no longer on the list"));
    let id = story.world.claims().await[0].id;
    page.submit(&format!("form[action='/gifts/{id}/dismiss']"), &[]).await.answers(303);
    assert!(story.omar.get("/gifts").await.has("No gifts yet"));
}

#[tokio::test]
async fn nonsense_is_answered_with_what_is_wrong() {
    let story = Story::new().await;
    let claim = format!("/items/{}/claim", story.tea.id);
    for quantity in ["0", "-3", "1.5", "many", "99999999999999999999"] {
        story.omar.post(&claim, &[("quantity", quantity)]).await.answers(422);
    }
    story.omar.post(&claim, &[("note", &"a".repeat(501))]).await.answers(422);
    story.omar.post("/items/teapot/claim", &[]).await.answers(404);
    story.omar.post(&claim, &[("note", "\u{202E}مايا 🎁\u{0}")]).await.answers(303);
    assert_eq!(story.world.claims().await[0].note, "مايا 🎁");
}

#[tokio::test]
async fn her_own_preview_shows_the_list_with_claims_masked() {
    let story = Story::new().await;
    story.omar.post(format!("/items/{}/claim", story.tea.id), &[("show_name", "true")]).await.answers(303);
    for (who, sees) in [("friend", true), ("stranger", false), ("guest", false)] {
        let page = story.maya.get(format!("{}/as/{who}", story.page())).await.answers(200);
        assert_eq!(page.has("Teapot"), sees, "{who}");
        assert!(!page.has("Taken") && !page.has("Omar"), "{who}");
        assert!(page.asked().iter().all(|shape| !shape.contains("\"claims\"")), "{who}");
    }
    story.omar.get(format!("{}/as/friend", story.page())).await.answers(404);
    story.maya.get(format!("{}/as/owner", story.page())).await.answers(404);
}

#[tokio::test]
async fn a_day_that_ends_the_surprise_sooner_is_asked_for_twice() {
    let story = Story::new().await;
    let list = story.world.list(&story.maya, |list| {
        list.event_date = Set(crate::support::gifts::day("2099-12-24"));
        list.reveal = Set("after_event".into());
    });
    let page = format!("/wishlists/{}", list.await.id);
    let sooner = [
        ("name", "Birthday"),
        ("visibility", "friends"),
        ("event_type", "none"),
        ("event_date", "2098-01-01"),
    ];
    let asked = story.maya.post(&page, &sooner).await.answers(422);
    assert!(asked.has("the surprise is over sooner"));
    asked.submit("form[action^='/wishlists/'][novalidate]", &[("sure", "true")]).await.answers(303);
    story.world.leaves_jobs();
}
