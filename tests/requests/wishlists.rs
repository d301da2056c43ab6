//! Lists: making, seeing, arranging and putting them away.
use sea_orm::ActiveValue::Set;
use wishare::models::Moment;

use crate::support::{World, gifts::day, wishes::titles};

#[tokio::test]
async fn maya_starts_a_list_and_finds_it_ready() {
    let world = World::new().await;
    let maya = world.maya().await;
    assert!(maya.get("/wishlists").await.one(".empty a.button").text().contains("Start a list"));
    let typed = [
        ("description", "Hello **you** <b>there</b>"),
        ("event_type", "birthday"),
        ("event_date", "2099-12-12"),
    ];
    let list = maya.starts_list("My ninetieth 🎂", &typed).await;
    let page = maya.get(format!("/wishlists/{list}")).await.answers(200);
    assert_eq!(page.one("h1").text(), "My ninetieth 🎂");
    assert_eq!(page.one(".wishlist-head__story strong").text(), "you");
    assert!(page.select(".wishlist-head__story b").is_empty() && page.has("Birthday"));
    assert_eq!(page.one(".wishlist-head time").attr("datetime").as_deref(), Some("2099-12-12"));
    assert!(page.one(".empty").text().contains("Paste a link"));
    let row = world.list_row(list).await;
    assert_eq!((row.visibility.as_str(), row.reveal.as_str()), ("friends", "after_event"));
    assert_eq!(maya.titles("/wishlists").await, ["My ninetieth 🎂"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_story_cannot_script() {
    let world = World::new().await;
    let maya = world.maya().await;
    let story = "[a](javascript:alert(1)) <img src=x onerror=alert(1)> [b](https://b.example)\n\n<script>alert(1)</script>";
    let list = maya.starts_list("<script>x</script>", &[("description", story)]).await;
    let page = maya.get(format!("/wishlists/{list}")).await.answers(200);
    assert!(page.select("main script").is_empty() && page.select("main img").is_empty());
    assert!(!page.text().contains("javascript:") && !page.text().contains("onerror"));
    assert!(page.one(".wishlist-head__story a[href]").attr("rel").unwrap().contains("noreferrer"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let maya = world.maya().await;
    let typed = [("name", " \u{202E} "), ("description", "Kept words"), ("event_date", "2020-01-01")];
    let form = maya.get("/wishlists/new").await;
    let again = form.submit("main form.form", &typed).await.answers(422);
    assert!(again.one("title").text().starts_with("Error:"));
    assert!(again.one("#name_error").text().contains("Give the list a name"));
    assert!(again.one("#event_date_error").text().contains("That day is over"));
    assert_eq!(again.one("#description").text(), "Kept words");
    assert_eq!(again.one("#name").attr("aria-invalid").as_deref(), Some("true"));
    again.submit("main form.form", &[("name", "Now it is fine"), ("event_date", "")]).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn forged_words_and_endless_texts_are_refused() {
    let world = World::new().await;
    let maya = world.maya().await;
    let fine = [("name", "List"), ("visibility", "friends"), ("event_type", "none"), ("event_date", "")];
    for (field, value) in [
        ("visibility", "everyone"),
        ("event_type", "party"),
        ("event_date", "tomorrow"),
        ("event_date", "2026-02-30"),
        ("event_date", "9999-01-01"),
        ("name", &*"n".repeat(121)),
        ("description", &*"d".repeat(5001)),
    ] {
        let mut fields = fine.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        maya.post("/wishlists", &fields).await.answers(422);
    }
    assert!(maya.titles("/wishlists").await.is_empty());
    maya.post("/wishlists", &fine).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_day_gone_by_may_stay_but_no_day_moves_back() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| list.event_date = Set(day("2020-05-05"))).await;
    let form = maya.get(format!("/wishlists/{}/edit", list.id)).await;
    form.submit("main form.form", &[("name", "Long ago")]).await.answers(303);
    form.submit("main form.form", &[("event_date", "2020-05-04")]).await.answers(422);
    let kept = world.list_row(list.id).await;
    assert_eq!((kept.name.as_str(), kept.event_date), ("Long ago", day("2020-05-05")));
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_list_made_twice_by_a_double_click_is_one() {
    let world = World::new().await;
    let maya = world.maya().await;
    let form = maya.get("/wishlists/new").await;
    let send = || form.submit("main form.form", &[("name", "Garden")]);
    let (one, other) = tokio::join!(send(), send());
    assert_eq!(one.answers(303).location(), other.answers(303).location());
    assert_eq!(maya.titles("/wishlists").await, ["Garden"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn each_tab_shows_its_lists_and_no_others() {
    let world = World::new().await;
    let (maya, omar, stella) = (world.maya().await, world.omar().await, world.stella().await);
    world.befriend(&maya, &omar).await;
    for visibility in ["private", "friends", "public"] {
        for owner in [&maya, &omar, &stella] {
            let name = format!("{} {visibility}", owner.user().name);
            owner.starts_list(&name, &[("visibility", visibility)]).await;
        }
    }
    let sorted = |tab: &str| format!("/wishlists?tab={tab}&sort=name&order=asc");
    assert_eq!(maya.titles(sorted("own")).await, ["Maya friends", "Maya private", "Maya public"]);
    assert_eq!(maya.titles(sorted("friends")).await, ["Omar friends", "Omar public"]);
    assert_eq!(maya.titles(sorted("public")).await, ["Stella public"]);
    assert_eq!(stella.titles(sorted("friends")).await, Vec::<String>::new());
    assert_eq!(stella.titles(sorted("public")).await, ["Maya public", "Omar public"]);
    world.perform_jobs().await;
}

#[tokio::test]
async fn lists_sort_by_name_day_and_change_both_ways() {
    let world = World::new().await;
    let maya = world.maya().await;
    for (name, date) in [("apples", "2099-03-01"), ("Cherries", ""), ("Bananas", "2099-01-01")] {
        maya.starts_list(name, &[("event_date", date)]).await;
    }
    for (query, order) in [
        ("sort=name&order=asc", ["apples", "Bananas", "Cherries"]),
        ("sort=name&order=desc", ["Cherries", "Bananas", "apples"]),
        ("sort=created&order=asc", ["apples", "Cherries", "Bananas"]),
        ("sort=created&order=desc", ["Bananas", "Cherries", "apples"]),
        ("sort=updated&order=desc", ["Bananas", "Cherries", "apples"]),
        ("sort=event_date&order=asc", ["Bananas", "apples", "Cherries"]),
        ("sort=event_date&order=desc", ["apples", "Bananas", "Cherries"]),
        ("sort=nonsense&order=sideways&after=nonsense", ["apples", "Cherries", "Bananas"]),
    ] {
        assert_eq!(maya.titles(format!("/wishlists?{query}")).await, order, "{query}");
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_event_filter_keeps_only_its_kind() {
    let world = World::new().await;
    let maya = world.maya().await;
    maya.starts_list("Party", &[("event_type", "birthday")]).await;
    maya.starts_list("Tree", &[("event_type", "christmas")]).await;
    assert_eq!(maya.titles("/wishlists?event=birthday").await, ["Party"]);
    let none = maya.get("/wishlists?event=wedding").await.answers(200);
    assert!(none.one(".empty").text().contains("No list fits"));
    world.perform_jobs().await;
}

#[tokio::test]
async fn pages_go_on_where_they_ended_though_lists_come_and_go() {
    let world = World::new().await;
    let maya = world.maya().await;
    for number in 10..40 {
        world.list(&maya, |list| list.name = Set(format!("List {number}"))).await;
    }
    for query in [
        "sort=name&order=asc",
        "sort=created&order=desc",
        "sort=updated&order=asc",
        "sort=event_date&order=desc",
    ] {
        let first = maya.get(format!("/wishlists?{query}")).await.answers(200);
        let more = first.one(".pagination a").attr("href").unwrap();
        world.list(&maya, |list| list.name = Set("AAA".into())).await;
        world.list(&maya, |list| list.name = Set("zzz".into())).await;
        let mut seen = titles(&first);
        seen.extend(titles(&maya.get(&more).await.answers(200)));
        let mut old: Vec<_> = seen.iter().filter(|title| title.starts_with("List ")).collect();
        old.sort();
        old.dedup();
        let times = seen.iter().filter(|title| title.starts_with("List ")).count();
        assert_eq!((old.len(), times), (30, 30), "{query}: each once, none left out");
        assert!(first.statements() <= 6);
        world.forget_lists_named(&["AAA", "zzz"]).await;
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_removed_list_is_gone_for_all_and_undo_brings_everything_back() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list("Birthday", &[]).await;
    maya.adds(list, "Teapot").await.answers(303);
    let path = format!("/wishlists/{list}");
    let before = (titles(&maya.get(&path).await), titles(&omar.get(&path).await));
    let edit = maya.get(format!("{path}/edit")).await;
    let removed =
        edit.submit(&format!("form[action='{path}/delete']"), &[]).await.answers(303).follow().await;
    assert!(removed.has("“Birthday” is removed."));
    assert!(!maya.sees(&path).await && !omar.sees(&path).await);
    assert!(maya.titles("/wishlists").await.is_empty());
    let undone = removed.submit(".toast form", &[]).await.answers(303);
    assert_eq!(undone.location(), path);
    maya.post(format!("{path}/restore"), &[]).await.answers(303);
    assert_eq!((titles(&maya.get(&path).await), titles(&omar.get(&path).await)), before);
    world.perform_jobs().await;
}

#[tokio::test]
async fn a_list_put_away_is_seen_only_by_her() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list("Last Christmas", &[]).await;
    let path = format!("/wishlists/{list}");
    assert!(omar.sees(&path).await);
    for _ in 0..2 {
        maya.post(format!("{path}/archive"), &[]).await.answers(303);
    }
    assert!(maya.sees(&path).await && !omar.sees(&path).await);
    assert!(maya.titles("/wishlists").await.is_empty());
    assert_eq!(maya.titles("/wishlists?archived=true").await, ["Last Christmas"]);
    maya.post(format!("{path}/unarchive"), &[]).await.answers(303);
    assert!(omar.sees(&path).await);
    world.perform_jobs().await;
}

#[tokio::test]
async fn nobody_changes_somebody_elses_list() {
    let world = World::new().await;
    let (maya, omar) = (world.maya().await, world.omar().await);
    world.befriend(&maya, &omar).await;
    let list = maya.starts_list("Birthday", &[("visibility", "public")]).await;
    let path = format!("/wishlists/{list}");
    assert!(omar.sees(&path).await);
    omar.get(format!("{path}/edit")).await.answers(404);
    omar.get(format!("{path}/share")).await.answers(404);
    for act in ["", "/delete", "/restore", "/archive", "/unarchive", "/share", "/share/renew", "/share/end"] {
        let fields = [("name", "Mine"), ("visibility", "public"), ("event_type", "none")];
        omar.post(format!("{path}{act}"), &fields).await.answers(404);
        world.guest().post(format!("{path}{act}"), &fields).await.answers(303);
    }
    let row = world.list_row(list).await;
    assert_eq!((row.name.as_str(), row.deleted_at, row.share_token), ("Birthday", None, None));
    maya.get(format!("{path}/edit")).await.submit("main form.form", &[("name", "Mine")]).await.answers(303);
    world.perform_jobs().await;
}

#[tokio::test]
async fn what_is_no_list_is_not_found() {
    let world = World::new().await;
    let maya = world.maya().await;
    for path in
        ["/wishlists/0", "/wishlists/-1", "/wishlists/teapot", "/wishlists/99999999999999999999", "/items/x"]
    {
        maya.get(path).await.answers(404);
    }
    world.perform_jobs().await;
}

#[tokio::test]
async fn the_days_left_are_counted_where_she_is() {
    let world = World::new().await;
    let maya = world.maya().await;
    let tomorrow = (Moment::now().to_utc() + chrono::Days::new(1)).date_naive();
    let list = world.list(&maya, |list| list.event_date = Set(Some(tomorrow))).await;
    let page = maya.get(format!("/wishlists/{}", list.id)).await;
    assert!(page.one(".date-chip").text().contains("tomorrow"), "{}", page.one(".date-chip").text());
    world.perform_jobs().await;
}

#[tokio::test]
async fn two_tabs_that_edit_one_list_lose_nothing() {
    let world = World::new().await;
    let maya = world.maya().await;
    let list = maya.starts_list("Birthday", &[]).await;
    let path = format!("/wishlists/{list}/edit");
    let (one, other) = (maya.get(&path).await, maya.get(&path).await);
    one.submit("main form.form", &[("name", "My birthday")]).await.answers(303);
    // About another part: both stay.
    other.submit("main form.form", &[("description", "Come hungry")]).await.answers(303);
    let both = world.list_row(list).await;
    assert_eq!((both.name.as_str(), both.description.as_str()), ("My birthday", "Come hungry"));
    // About the same: the later one is told, and decides.
    let asked = other.submit("main form.form", &[("name", "Thirty")]).await.answers(409);
    assert!(asked.has("It changed while you were typing") && asked.has("My birthday"));
    assert_eq!(asked.one("#name").attr("value").as_deref(), Some("Thirty"));
    assert_eq!(world.list_row(list).await.name, "My birthday");
    asked.submit("main form.form", &[]).await.answers(303);
    assert_eq!(world.list_row(list).await.name, "Thirty");
    // A wish added meanwhile is no conflict.
    let form = maya.get(&path).await;
    maya.adds(list, "A teapot").await.answers(303);
    form.submit("main form.form", &[("name", "Forty")]).await.answers(303);
    world.leaves_jobs();
}
