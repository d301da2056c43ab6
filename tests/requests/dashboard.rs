//! The first page: what it shows, what it costs, and that it is new exactly when something on it is.
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel, entity::prelude::*};
use wishare::{
    app,
    models::{
        Moment,
        activities::{Happening, note},
        dashboard::{Dashboard, FRIENDS, OWN, Reaches},
        dashboard_visits, items, wishlists,
    },
};

use crate::support::{Visitor, World, gifts::day};

struct Story {
    world: World,
    maya: Visitor,
    omar: Visitor,
    stella: Visitor,
    hers: wishlists::Model,
    his: wishlists::Model,
}

impl Story {
    async fn new() -> Self {
        let world = World::new().await;
        let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
        world.befriend(&maya, &omar).await;
        let hers = world.list(&maya, |list| list.name = Set("Hers".into())).await;
        let his = world.list(&omar, |list| list.name = Set("His".into())).await;
        world.list(&stella, |list| list.visibility = Set("public".into())).await;
        world.wish(&his, |_| {}).await;
        Self { world, maya, omar, stella, hers, his }
    }

    /// Whether Maya's page is another one after this.
    async fn renews<F: Future>(&self, change: F) -> bool {
        self.maya.renews("/", change).await
    }
}

async fn change_list(world: &World, id: i64, change: impl FnOnce(&mut wishlists::ActiveModel)) {
    let row = wishlists::Entity::find_by_id(id).one(&world.db).await.unwrap().unwrap();
    let mut row = row.into_active_model();
    change(&mut row);
    row.update(&world.db).await.unwrap();
}

#[tokio::test]
async fn the_first_page_costs_four_statements_and_every_other_one() {
    let story = Story::new().await;
    let cold = story.maya.get("/").await.answers(200);
    assert!(cold.statements() <= 4, "session, lists, week and cards: {:#?}", cold.asked());
    let warm = story.maya.get("/").await.answers(200);
    assert_eq!(warm.statements(), 1, "{:#?}", warm.asked());
    let unchanged = story.maya.with_header("if-none-match", warm.etag()).get("/").await.answers(304);
    assert_eq!((unchanged.statements(), unchanged.text().len()), (1, 0));
}

#[tokio::test]
async fn a_session_that_ended_elsewhere_opens_nothing_that_was_remembered() {
    let story = Story::new().await;
    let laptop = story.world.maya().await;
    story.maya.get("/").await.answers(200);
    assert_eq!(story.maya.get("/").await.answers(200).statements(), 1, "she is remembered");
    laptop.post("/settings/devices/end", &[]).await.answers(303);
    let page = story.maya.get("/").await.answers(200);
    assert!(!page.has("Hers") && page.select("section[aria-labelledby=own]").is_empty());
    assert!(laptop.get("/").await.answers(200).has("Hers"), "the other device stays");
}

#[tokio::test]
async fn who_is_remembered_is_shown_as_they_are_now() {
    let story = Story::new().await;
    story.maya.get("/").await.answers(200);
    let mut row = story.maya.user().clone().into_active_model();
    row.name = Set("Maya Renamed".into());
    row.update(&story.world.db).await.unwrap();
    assert!(story.maya.get("/").await.answers(200).has("Maya Renamed"));
}

#[tokio::test]
async fn near_and_far_are_the_same_lists() {
    let world = World::new().await;
    let (maya, today) = (world.maya().await, day("2026-11-20").unwrap());
    for name in ["Omar", "Noor", "Ida", "Jun"] {
        let friend = world.person(name).await;
        world.befriend(&maya, &friend).await;
        for place in 0..6 {
            let list = world.list(&friend, |list| {
                list.visibility = Set(["public", "friends", "private"][place % 3].into());
                list.event_date = Set((place < 4).then(|| day("2026-12-01")).flatten());
                list.archived_at = Set((place == 5).then(Moment::now));
            });
            list.await;
        }
    }
    let stella = world.stella().await;
    world.list(&stella, |list| list.visibility = Set("public".into())).await;
    let (near, far) = (Reaches::default(), Reaches::default());
    far.look_far(maya.id());
    let load = async |reaches: &Reaches| {
        Dashboard::load(&world.db, reaches, maya.id(), 0, today).await.unwrap().dashboard
    };
    let shown = load(&near).await;
    assert_eq!((shown.friends.rows.len(), shown.upcoming.len(), shown.public.rows.len()), (FRIENDS, 4, 1));
    assert_eq!(shown, load(&far).await);
    assert_eq!(far.of(maya.id()), wishare::models::dashboard::Reach::Far, "and found enough on its way");
}

#[tokio::test]
async fn whoever_looks_far_and_finds_little_looks_near() {
    let story = Story::new().await;
    let (near, far, me) = (Reaches::default(), Reaches::default(), story.maya.id());
    far.look_far(me);
    let today = day("2026-11-20").unwrap();
    let shown = Dashboard::load(&story.world.db, &far, me, 0, today).await.unwrap().dashboard;
    assert_eq!(shown, Dashboard::load(&story.world.db, &near, me, 0, today).await.unwrap().dashboard);
    assert_eq!(shown.friends.rows.len(), 1);
    assert_eq!(far.of(me), wishare::models::dashboard::Reach::Near);
}

#[tokio::test]
async fn the_dashboard_shows_what_the_condition_lets_see() {
    let story = Story::new().await;
    let noor = story.world.person("Noor").await;
    story.world.tie(&story.maya, &noor, "blocked").await;
    story.world.list(&noor, |list| list.visibility = Set("public".into())).await;
    let ida = story.world.person("Ida").await;
    story.world.tie(&ida, &story.maya, "requested").await;
    for visibility in ["public", "friends", "private"] {
        story.world.list(&ida, |list| list.visibility = Set(visibility.into())).await;
    }
    for viewer in [&story.maya, &story.omar, &story.stella, &noor, &ida] {
        let seen = wishlists::visible_to(&viewer.viewer().await);
        let rows = wishlists::Entity::find().filter(seen).filter(wishlists::Column::ArchivedAt.is_null());
        let mut seen: Vec<i64> = rows.all(&story.world.db).await.unwrap().iter().map(|row| row.id).collect();
        let today = day("2026-11-20").unwrap();
        let found =
            Dashboard::load(&story.world.db, &Reaches::default(), viewer.id(), 0, today).await.unwrap();
        let mut shown: Vec<i64> = found.dashboard.rows().map(|row| row.id).collect();
        seen.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, seen, "{}", viewer.user().name);
    }
}

#[tokio::test]
async fn behind_the_last_card_the_other_lists_go_on() {
    let world = World::new().await;
    let maya = world.maya().await;
    for number in 0..OWN + 2 {
        world.list(&maya, |list| list.name = Set(format!("List {number}"))).await;
    }
    let page = maya.get("/").await.answers(200);
    let more = page.one("section[aria-labelledby=own] .pagination a").attr("href").unwrap();
    let shown = crate::support::wishes::titles(&page);
    let rest = maya.titles(&more).await;
    assert_eq!((shown.len(), rest.len()), (OWN, 2));
    assert!(rest.iter().all(|title| !shown.contains(title)), "{rest:?} follows {shown:?}");
}

#[tokio::test]
async fn administrators_may_have_everything_rendered_anew() {
    let world = World::new().await;
    let (ada, maya) = (world.ada().await, world.maya().await);
    for somebody in [&ada, &maya] {
        world.list(somebody, |_| {}).await;
        somebody.get("/").await.answers(200);
    }
    let renders = || app::fragments(&world.ctx).counts().tally().renders;
    let before = renders();
    let known = maya.get("/?refresh=1").await.answers(200);
    assert_eq!(renders(), before, "not for everybody");
    maya.with_header("if-none-match", known.etag()).get("/?refresh=1").await.answers(304);
    let known = ada.get("/?refresh=1").await.answers(200);
    assert!(renders() > before);
    ada.with_header("if-none-match", known.etag()).get("/?refresh=1").await.answers(200);
}

#[tokio::test]
async fn visits_are_counted_and_written_together() {
    let story = Story::new().await;
    for _ in 0..3 {
        story.maya.get("/").await.answers(200);
    }
    story.omar.get("/").await.answers(200);
    let rows = || async { dashboard_visits::Entity::find().all(&story.world.db).await.unwrap() };
    assert!(rows().await.is_empty(), "a page view writes nothing");
    let visits = app::visits(&story.world.ctx);
    visits.write(&story.world.db).await.unwrap();
    story.maya.get("/").await.answers(200);
    visits.write(&story.world.db).await.unwrap();
    visits.write(&story.world.db).await.unwrap();
    let written = rows().await;
    let of = |who: &Visitor| written.iter().find(|row| row.user_id == who.id()).map(|row| row.visits);
    assert_eq!((of(&story.maya), of(&story.omar), written.len()), (Some(4), Some(1), 2));
}

#[tokio::test]
async fn the_week_is_told_of_what_one_may_see() {
    let story = Story::new().await;
    let (db, omar) = (&story.world.db, story.omar.id());
    let hidden = story.world.list(&story.omar, |list| list.visibility = Set("private".into())).await;
    let tea = items::Entity::find().one(db).await.unwrap().unwrap();
    note(db, omar, Happening::ListCreated { wishlist_id: story.his.id }).await.unwrap();
    note(db, omar, Happening::WishAdded { wishlist_id: story.his.id, item_id: tea.id }).await.unwrap();
    note(db, omar, Happening::ListCreated { wishlist_id: hidden.id }).await.unwrap();
    let week = story.maya.get("/").await.answers(200).one("#week").text().to_string();
    assert_eq!(week, "A friend this week: one new list, one new wish");
    assert!(story.stella.get("/").await.answers(200).select("#week").is_empty(), "no friend of hers");
}

#[tokio::test]
async fn the_week_is_counted_again_when_friends_change() {
    let story = Story::new().await;
    let (db, omar) = (&story.world.db, &story.omar);
    story.maya.get("/").await.answers(200);
    note(db, omar.id(), Happening::ListCreated { wishlist_id: story.his.id }).await.unwrap();
    assert!(
        story.maya.get("/").await.answers(200).select("#week").is_empty(),
        "kept for a quarter of an hour"
    );
    let noor = story.world.person("Noor").await;
    noor.asks_to_be_friends("maya").await.answers(303);
    story.maya.accepts(&noor).await.answers(303);
    story.world.perform_jobs().await;
    assert!(story.maya.get("/").await.answers(200).has("A friend this week"));
}

// --- what is on the page, one by one --------------------------------------------------------------------------------

#[tokio::test]
async fn nothing_is_new_when_nothing_happened() {
    let story = Story::new().await;
    assert!(!story.renews(async {}).await);
}

#[tokio::test]
async fn her_own_list_changed() {
    let story = Story::new().await;
    assert!(
        story.renews(change_list(&story.world, story.hers.id, |list| list.name = Set("New".into()))).await
    );
}

#[tokio::test]
async fn a_list_of_hers_is_new_or_gone() {
    let story = Story::new().await;
    assert!(story.renews(story.world.list(&story.maya, |_| {})).await);
    let gone = change_list(&story.world, story.hers.id, |list| list.deleted_at = Set(Some(Moment::now())));
    assert!(story.renews(gone).await);
}

#[tokio::test]
async fn a_friend_changed_a_list_or_hid_it() {
    let story = Story::new().await;
    assert!(story.renews(story.world.wish(&story.his, |_| {})).await);
    let hidden = change_list(&story.world, story.his.id, |list| list.visibility = Set("private".into()));
    assert!(story.renews(hidden).await);
}

#[tokio::test]
async fn a_stranger_made_a_list_public() {
    let story = Story::new().await;
    let public = story.world.list(&story.stella, |list| list.visibility = Set("public".into()));
    assert!(story.renews(public).await);
    assert!(!story.renews(story.world.list(&story.stella, |_| {})).await, "one for friends is none of hers");
}

#[tokio::test]
async fn a_day_is_coming_up() {
    let story = Story::new().await;
    let soon = chrono::Utc::now().date_naive() + chrono::Days::new(9);
    assert!(
        story.renews(change_list(&story.world, story.his.id, |list| list.event_date = Set(Some(soon)))).await
    );
}

#[tokio::test]
async fn a_friendship_began_or_ended() {
    let story = Story::new().await;
    story.world.list(&story.stella, |_| {}).await;
    assert!(story.renews(story.world.befriend(&story.maya, &story.stella)).await);
    assert!(story.renews(story.omar.ends_friendship_with(&story.maya)).await);
    story.world.perform_jobs().await;
}

#[tokio::test]
async fn she_changed_how_she_is_called_or_reads() {
    let story = Story::new().await;
    let laptop = story.world.maya().await;
    assert!(story.renews(laptop.post("/settings/theme", &[("theme", "dark")])).await);
}

#[tokio::test]
async fn there_is_something_to_read() {
    let story = Story::new().await;
    assert!(story.renews(story.stella.asks_to_be_friends("maya")).await);
}

#[tokio::test]
async fn a_claim_is_nothing_new() {
    let story = Story::new().await;
    let tea = story.world.wish(&story.hers, |_| {}).await;
    let claimed = story.omar.post(format!("/items/{}/claim", tea.id), &[]);
    assert!(!story.renews(async { claimed.await.answers(303) }).await);
    assert_eq!(story.world.claims().await.len(), 1, "it was claimed");
}
