//! Pages that did not change are not sent again, and no page that changed is taken for the old one. Every page first;
//! then, one by one, what a list, a wish and the others are made of. The first page has its own (`dashboard.rs`).
use std::time::Duration;

use sea_orm::ActiveValue::Set;
use wishare::models::{items, wishlists};

use crate::support::{
    Visitor, World,
    gifts::day,
    tour::{Stop, Tour},
};

const DOOR: &str = "/s/an-open-door";
/// Each has a form with a key drawn for it.
const ALWAYS_NEW: [&str; 2] = ["/add", "/wishlists/new"];
/// They show this very moment, so nobody can say whether the next look is the same.
const OF_THIS_MOMENT: [&str; 2] = ["/admin/jobs", "/admin/performance"];

#[tokio::test]
async fn every_page_is_sent_once() {
    let tour = Tour::of(World::new().await).await;
    let mut kept = 0;
    for Stop { who, visitor, path } in &tour.stops {
        let page = visitor.get(path).await;
        if OF_THIS_MOMENT.iter().any(|moment| path.starts_with(moment)) {
            continue;
        }
        if page.status != 200 || ALWAYS_NEW.iter().any(|new| path.starts_with(new)) {
            assert_eq!(page.etag(), "", "{who} {path}");
            continue;
        }
        assert_ne!(page.etag(), "", "{who} {path} has no name");
        let again = visitor.with_header("if-none-match", page.etag()).get(path).await;
        assert_eq!(again.status, 304, "{who} {path}");
        assert_eq!((again.text().as_str(), again.in_templates()), ("", Duration::ZERO), "{who} {path}");
        assert_eq!(
            (again.etag(), again.header("cache-control")),
            (page.etag(), page.header("cache-control"))
        );
        kept += 1;
    }
    assert!(kept > 60, "only {kept} pages");
    tour.world.leaves_jobs();
}

/// Maya's list as four people have it open, and Maya once more where she acts.
struct Story {
    world: World,
    maya: Visitor,
    at_work: Visitor,
    omar: Visitor,
    noor: Visitor,
    guest: Visitor,
    list: wishlists::Model,
    tea: items::Model,
    address: String,
    shared: String,
    wish: String,
}

impl Story {
    async fn new() -> Self {
        let world = World::new().await;
        let (maya, at_work) = (world.maya().await, world.maya().await);
        let (omar, noor, guest) = (world.omar().await, world.person("Noor").await, world.guest());
        world.befriend(&maya, &omar).await;
        world.befriend(&maya, &noor).await;
        let list = world.list(&maya, |list| {
            list.name = Set("Birthday".into());
            list.share_token = Set(Some("an-open-door".into()));
            list.event_date = Set(day("2099-12-12"));
        });
        let list = list.await;
        let tea = world.wish(&list, |wish| wish.name = Set("Teapot".into())).await;
        world.wish(&list, |wish| wish.name = Set("Lamp".into())).await;
        let (address, wish) = (format!("/wishlists/{}", list.id), format!("/items/{}", tea.id));
        let shared = format!("/s/an-open-door/items/{}", tea.id);
        Self { world, maya, at_work, omar, noor, guest, list, tea, address, shared, wish }
    }

    /// Her list as its owner, a friend and a guest have it.
    async fn each_is_renewed_by<T, F: Future>(&self, words: [T; 3], change: impl Fn(T) -> F) {
        let readers = [(&self.maya, self.address.as_str()), (&self.omar, &self.address), (&self.guest, DOOR)];
        for ((reader, path), word) in readers.into_iter().zip(words) {
            assert!(reader.renews(path, Box::pin(change(word))).await, "{path} stayed as it was");
        }
    }

    async fn edits_list(&self, typed: &[(&str, &str)]) {
        let form = self.at_work.get(format!("{}/edit", self.address)).await.answers(200);
        form.submit("main form.form", typed).await.answers(303);
    }
}

#[tokio::test]
async fn what_she_says_of_her_list() {
    let story = &Story::new().await;
    for (part, words) in [
        ("name", ["Party", "Feast", "Ball"]),
        ("description", ["Size M", "Size L", "Size S"]),
        ("event_date", ["2099-12-13", "2099-12-14", "2099-12-15"]),
        ("event_type", ["wedding", "baby", "birthday"]),
    ] {
        story.each_is_renewed_by(words, |word| async move { story.edits_list(&[(part, word)]).await }).await;
    }
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn a_wish_came_changed_moved_or_went() {
    let story = &Story::new().await;
    let (list, tea) = (story.list.id, story.tea.id);
    let adds = |name| async move { story.at_work.adds(list, name).await.answers(303) };
    story.each_is_renewed_by(["Cup", "Saucer", "Spoon"], adds).await;
    for part in ["name", "description", "price", "quantity"] {
        let edits = |word| async move { story.at_work.edits(tea, &[(part, word)]).await };
        story.each_is_renewed_by(["2", "3", "4"], edits).await;
    }
    let moves = |to| async move {
        story.at_work.post(format!("/items/{tea}/move"), &[("to", to)]).await.answers(303)
    };
    story.each_is_renewed_by(["down", "up", "down"], moves).await;
    let wishes: Vec<_> = story.world.wishes_of(list).await.into_iter().map(|wish| wish.id).collect();
    let goes = |place: usize| {
        let path = format!("/items/{}/delete", wishes[place]);
        async move { story.at_work.post(path, &[]).await.answers(303) }
    };
    story.each_is_renewed_by([0, 1, 2], goes).await;
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn a_wish_is_new_on_its_own_page() {
    let story = Story::new().await;
    for (reader, path, price) in [
        (&story.maya, &story.wish, "12"),
        (&story.omar, &story.wish, "13"),
        (&story.guest, &story.shared, "14"),
    ] {
        let edits = async { story.at_work.edits(story.tea.id, &[("price", price)]).await };
        assert!(reader.renews(path, edits).await, "{path}");
    }
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn a_gift_is_news_for_those_who_give_and_for_nobody_else() {
    let story = Story::new().await;
    let claim = format!("/items/{}/claim", story.tea.id);
    let release = format!("/items/{}/release", story.tea.id);
    let claims = || async { story.noor.post(&claim, &[]).await.answers(303) };
    let releases = || async { story.noor.post(&release, &[]).await.answers(303) };
    for path in [&story.address, &story.wish] {
        assert!(story.omar.renews(path, claims()).await, "{path}");
        assert!(story.omar.renews(path, releases()).await, "{path}");
        for (reader, path) in [(&story.maya, path), (&story.guest, &story.shared)] {
            assert!(!reader.renews(path, claims()).await, "{path}");
            assert!(!reader.renews(path, releases()).await, "{path}");
        }
    }
    claims().await;
    assert_eq!(story.world.claims().await.len(), 1, "it was claimed");
}

#[tokio::test]
async fn who_steps_forward_sees_another_page() {
    let story = Story::new().await;
    let steps =
        || async { story.guest.post(format!("{DOOR}/giver"), &[("name", "Ruth")]).await.answers(303) };
    let before = story.guest.get(DOOR).await.answers(200).etag().to_string();
    steps().await;
    story.guest.get(DOOR).await.answers(200);
    let again = story.guest.with_header("if-none-match", &before).get(DOOR).await;
    assert_eq!(again.status, 200);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn whose_list_it_is() {
    let story = Story::new().await;
    let form = story.at_work.get("/settings").await.answers(200);
    let renamed =
        || async { form.submit("main form.form", &[("name", "Maya the Great")]).await.answers(303) };
    assert!(story.omar.renews(&story.address, renamed()).await);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn who_looks_and_how_they_read() {
    let story = Story::new().await;
    let laptop = story.world.omar().await;
    let dark = laptop.post("/settings/theme", &[("theme", "dark")]);
    assert!(story.omar.renews(&story.address, dark).await, "a frame in another colour");
    let asked = story.world.person("Stella").await;
    let asks = || async { asked.asks_to_be_friends("omar").await.answers(303) };
    assert!(story.omar.renews(&story.address, asks()).await, "something to read");
    let english = story.guest.get(DOOR).await.answers(200).etag().to_string();
    let german = story.guest.with_header("accept-language", "de").with_header("if-none-match", &english);
    german.get(DOOR).await.answers(200);
    let somebody_else = story.noor.with_header("if-none-match", story.omar.get(&story.address).await.etag());
    somebody_else.get(&story.address).await.answers(200);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn it_is_no_longer_theirs_to_see() {
    let story = Story::new().await;
    let known = story.omar.get(&story.address).await.answers(200).etag().to_string();
    story.edits_list(&[("visibility", "private")]).await;
    story.omar.with_header("if-none-match", &known).get(&story.address).await.answers(404);
    let known = story.guest.get(DOOR).await.answers(200).etag().to_string();
    story.at_work.post(format!("{}/share/end", story.address), &[]).await.answers(303);
    story.guest.with_header("if-none-match", &known).get(DOOR).await.answers(404);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn every_tab_of_all_lists() {
    let story = Story::new().await;
    for (reader, tab, other) in [(&story.maya, "own", "friends"), (&story.omar, "friends", "public")] {
        let path = format!("/wishlists?tab={tab}&sort=name");
        let name = format!("Told to {tab}");
        assert!(reader.renews(&path, story.edits_list(&[("name", &name)])).await, "{tab}");
        let elsewhere = format!("/wishlists?tab={other}");
        let name = format!("Told to {tab} again");
        assert!(!reader.renews(&elsewhere, story.edits_list(&[("name", &name)])).await, "{other}");
    }
    let put_away = story.at_work.post(format!("{}/archive", story.address), &[]);
    assert!(story.maya.renews("/wishlists?archived=true", put_away).await);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn friends_gifts_news_and_deeds() {
    let story = Story::new().await;
    let stella = story.world.stella().await;
    let asks = || async { stella.asks_to_be_friends("maya").await.answers(303) };
    let (friends, notifications) = (story.maya.clone(), story.world.maya().await);
    assert!(friends.renews("/friends", asks()).await, "a request");
    let withdraws = || async { stella.withdraws_from(&story.maya).await.answers(303) };
    assert!(friends.renews("/friends", withdraws()).await, "and none any more");
    assert!(notifications.renews("/notifications", asks()).await, "a notice of it");
    let laptop = story.world.omar().await;
    let claim = format!("/items/{}/claim", story.tea.id);
    let claims = || async { laptop.post(&claim, &[]).await.answers(303) };
    assert!(story.omar.renews("/gifts", claims()).await, "a gift");
    let edits = || async { story.at_work.edits(story.tea.id, &[("name", "A larger teapot")]).await };
    assert!(story.omar.renews("/gifts", edits()).await, "its wish is another than it was");
    let adds = || async { story.at_work.adds(story.list.id, "Kite").await.answers(303) };
    assert!(story.omar.renews("/activity", adds()).await, "what friends did");
    let makes = || async { story.at_work.starts_list("For all", &[("visibility", "public")]).await };
    assert!(story.guest.renews("/discover", makes()).await, "something to find");
    assert!(story.omar.renews("/people/maya", makes()).await, "a list on her page");
    story.world.perform_jobs().await;
}
