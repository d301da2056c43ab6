//! What operators and administrators see of how the house does.
use std::time::Duration;

use loco_rs::environment::Environment;
use sea_orm::{EntityTrait, PaginatorTrait};
use wishare::{
    models::{Moment, measurements, named_measurements, shops},
    monitoring::{extraction::Outcome, history},
};

use crate::support::{Answer, PASSWORD, Visitor, World};

async fn measured_world() -> World {
    World::with(|setup| setup.settings.monitoring.metrics_token = "a long enough token".into()).await
}

async fn scraped(world: &World) -> Answer {
    let prometheus = world.guest().with_header("authorization", "Bearer a long enough token");
    prometheus.get("/metrics").await.answers(200)
}

/// The value of the one sample whose line starts so.
fn value(page: &str, sample: &str) -> f64 {
    let line = page.lines().find(|line| line.starts_with(sample)).unwrap_or_else(|| panic!("no {sample}"));
    line.rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn figures_are_there_only_for_who_brings_the_token() {
    let world = measured_world().await;
    let page = scraped(&world).await;
    assert_eq!(page.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    let maya = world.maya().await;
    for visitor in [
        maya.clone(),
        world.guest(),
        world.guest().with_header("authorization", "Bearer a long enough"),
        world.guest().with_header("authorization", "Bearer "),
        world.guest().with_header("authorization", "a long enough token"),
    ] {
        visitor.get("/metrics").await.answers(404);
    }
    let without = World::new().await;
    without.guest().with_header("authorization", "Bearer ").get("/metrics").await.answers(404);
}

#[tokio::test]
async fn every_line_is_in_prometheus_form() {
    let world = measured_world().await;
    let maya = world.maya().await;
    maya.get("/").await.answers(200);
    let page = scraped(&world).await.text();
    let (mut named, mut family) = (Vec::new(), String::new());
    for line in page.lines() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, sentence) = help.split_once(' ').unwrap();
            assert!(sentence.ends_with('.') && !named.contains(&name.to_string()), "{line}");
            (family, named) = (name.into(), [named, vec![name.into()]].concat());
            continue;
        }
        if let Some(kind) = line.strip_prefix("# TYPE ") {
            let (name, kind) = kind.split_once(' ').unwrap();
            assert_eq!(name, family);
            assert_eq!(kind == "counter", name.ends_with("_total"), "{line}");
            continue;
        }
        let (sample, value) = line.rsplit_once(' ').unwrap();
        assert!(value.parse::<f64>().is_ok_and(f64::is_finite), "{line}");
        let name = sample.split('{').next().unwrap();
        let own = ["", "_bucket", "_sum", "_count"].map(|ending| format!("{family}{ending}"));
        assert!(own.iter().any(|own| own == name), "{line} stands under {family}");
        assert!(
            name.chars().all(|letter| letter.is_ascii_lowercase() || "_0123456789".contains(letter)),
            "{line}"
        );
    }
    for (prefix, at_least) in
        [("wishare_http_", 3), ("wishare_database_", 6), ("wishare_cache_", 4), ("wishare_queue_", 7)]
    {
        assert!(
            named.iter().filter(|name| name.starts_with(prefix)).count() >= at_least,
            "{prefix}: {named:?}"
        );
    }
    for name in ["wishare_extractions_total", "wishare_sockets_open", "process_resident_memory_bytes"] {
        assert!(named.iter().any(|one| one == name), "{name}");
    }
}

#[tokio::test]
async fn requests_are_counted_by_route_and_name_nobody() {
    let world = measured_world().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| list.name = sea_orm::ActiveValue::Set("Secret dreams".into())).await;
    let wish = world.wish(&list, |_| {}).await;
    for _ in 0..3 {
        maya.get(format!("/items/{}", wish.id)).await.answers(200);
    }
    maya.get("/people/maya").await.answers(200);
    maya.get("/nowhere/maya@example.com?maya").await.answers(404);
    let brew = "BREW".parse().unwrap();
    maya.send(brew, "/wishlists", &[]).await;
    world.guest().signs_in("maya@example.com", "not hers").await.answers(422);
    let page = scraped(&world).await.text();
    let items = r#"method="GET",route="/items/{id}""#;
    assert!(
        (value(&page, &format!("wishare_http_requests_total{{{items},status=\"2xx\"}}")) - 3.0).abs() < 0.1
    );
    assert!(value(&page, &format!("wishare_http_request_duration_seconds_count{{{items}}}")) >= 3.0);
    assert!(value(&page, &format!("wishare_http_request_statements_total{{{items}}}")) >= 6.0);
    assert!(page.contains(r#"method="OTHER""#), "an invented method is one of the others");
    assert!(page.contains(r#"shape="SELECT items""#));
    for personal in [
        "Maya",
        "maya",
        "Secret",
        "example.com",
        PASSWORD,
        "BREW",
        "127.0.0.1",
        &maya.cookie("session").unwrap(),
    ] {
        assert!(!page.contains(personal), "{personal} stands in the figures");
    }
}

#[tokio::test]
async fn a_minute_is_written_down_once_and_only_what_happened_in_it() {
    let world = World::new().await;
    let maya = world.maya().await;
    let noon = Moment(1_800_000_000_000_000);
    history::write(&world.ctx, noon).await.unwrap();
    for _ in 0..5 {
        maya.get("/about").await.answers(200);
    }
    history::write(&world.ctx, noon.plus_minutes(1)).await.unwrap();
    history::write(&world.ctx, noon.plus_minutes(2)).await.unwrap();
    let rows = measurements::Entity::find().all(&world.db).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.requests).collect::<Vec<_>>(), [0, 5, 0]);
    assert!(rows[1].statements >= 5 && rows[1].memory_kib > 1000 && rows[1].disk_free_permille > 0);
    assert_eq!(rows[1].at, noon);
    let named = named_measurements::Entity::find().all(&world.db).await.unwrap();
    let of = |kind: &str, name: &str| named.iter().find(|one| one.kind == kind && one.name == name).unwrap();
    assert_eq!(of("route", "GET /about").times, 5);
    assert!(named.iter().any(|one| one.kind == "statement" && one.sample.contains("sessions")));
}

#[tokio::test]
async fn two_processes_add_to_the_same_rows() {
    use named_measurements::{Kind, Named, add, foremost};

    let world = World::new().await;
    let at = Moment(1_800_000_000_000_000);
    let took = |times, slowest_micros| Named {
        name: "GET /".into(),
        times,
        micros: times * 1000,
        slowest_micros,
        ..Named::default()
    };
    for (times, slowest) in [(3, 9000), (2, 4000)] {
        add(&world.db, at, vec![(Kind::Route, "GET /".into(), took(times, slowest))]).await.unwrap();
    }
    add(&world.db, at.plus_minutes(10), vec![(Kind::Route, "GET /".into(), took(1, 1))]).await.unwrap();
    assert_eq!(named_measurements::Entity::find().count(&world.db).await.unwrap(), 2);
    let all = foremost(&world.db, Kind::Route, at, 10).await.unwrap();
    assert_eq!((all[0].times, all[0].micros, all[0].slowest_micros), (6, 6000, 9000));
}

#[tokio::test]
async fn what_is_too_old_is_forgotten() {
    let world = World::with(|setup| setup.settings.monitoring.keep_hours = 2).await;
    let maya = world.maya().await;
    let half_past = Moment(1_800_000_000_000_000); // a minute whose number thirty divides comes before it
    for hours in 0..4 {
        maya.get("/about").await.answers(200);
        history::write(&world.ctx, half_past.plus_minutes(60 * hours + 1)).await.unwrap();
    }
    let oldest = measurements::Entity::find().all(&world.db).await.unwrap();
    assert!(oldest.iter().all(|row| row.at >= half_past.plus_minutes(60)), "{oldest:?}");
    let named = named_measurements::Entity::find().all(&world.db).await.unwrap();
    assert!(!named.is_empty() && named.iter().all(|row| row.at >= half_past.plus_minutes(50)));
}

#[tokio::test]
async fn what_became_of_links_is_a_row_for_a_shop_and_an_hour() {
    let world = World::new().await;
    for (host, outcome) in [
        ("tea.example", Outcome::Ready),
        ("tea.example", Outcome::Ready),
        ("tea.example", Outcome::Blocked),
        ("cup.example", Outcome::Partial),
    ] {
        shops::note(&world.db, host, outcome, Duration::from_millis(30)).await.unwrap();
    }
    // A day ago there was one more; last month is nobody's concern.
    let mut rows: Vec<shops::ActiveModel> = Vec::new();
    for row in shops::Entity::find().all(&world.db).await.unwrap() {
        for days in [1, 40] {
            let at = sea_orm::ActiveValue::Set(Moment::in_days(-days));
            rows.push(shops::ActiveModel { id: sea_orm::ActiveValue::NotSet, at, ..row.clone().into() });
        }
    }
    shops::Entity::insert_many(rows).exec_without_returning(&world.db).await.unwrap();
    let fared = async |hours: i64| {
        let all = shops::since(&world.db, Moment::in_minutes(-60 * hours), 10).await.unwrap();
        all.into_iter().map(|shop| (shop.host.clone(), shop.outcomes())).collect::<Vec<_>>()
    };
    assert_eq!(fared(1).await, [("tea.example".into(), [2, 0, 1, 0]), ("cup.example".into(), [0, 1, 0, 0])]);
    assert_eq!(fared(25).await, [("tea.example".into(), [4, 0, 2, 0]), ("cup.example".into(), [0, 2, 0, 0])]);
    let today = shops::since(&world.db, Moment::in_minutes(-60), 1).await.unwrap();
    assert!((today[0].average_ms() - 30.0).abs() < 1e-9 && today.len() == 1);
    shops::forget_old(&world.db).await.unwrap();
    assert_eq!(fared(2400).await, fared(25).await);
}

async fn a_minute_of_work(world: &World) -> Visitor {
    let (ada, maya) = (world.ada().await, world.maya().await);
    let list = world.list(&maya, |_| {}).await;
    world.wish(&list, |_| {}).await;
    for path in ["/", "/wishlists", "/discover"] {
        maya.get(path).await.answers(200);
    }
    for (outcome, millis) in [(Outcome::Ready, 80), (Outcome::Failed, 20)] {
        shops::note(&world.db, "shop.example", outcome, Duration::from_millis(millis)).await.unwrap();
    }
    history::write(&world.ctx, Moment::now()).await.unwrap();
    ada
}

#[tokio::test]
async fn administrators_see_how_the_house_does() {
    let world = World::new().await;
    let ada = a_minute_of_work(&world).await;
    assert_eq!(ada.get("/admin").await.select("a[href='/admin/performance']").len(), 1);
    let page = ada.get("/admin/performance").await.answers(200);
    assert_eq!(page.select(".chart").len(), 9);
    assert!(page.select(".chart svg[role='img'][aria-label]").len() >= 7, "what was measured is drawn");
    assert!(page.has("GET /discover") && page.has("shop.example"));
    assert!(page.select(".statement").len() >= 3);
    assert!(page.statements() <= 7, "{:#?}", page.asked());
    let plans: Vec<_> = page.select(".statement pre");
    assert!(
        plans
            .iter()
            .any(|plan| ["SCAN", "SEARCH", "Scan", "Insert"].iter().any(|word| plan.text().contains(word)))
    );
    assert!(!page.text().contains(" style="));
    for nobody in ["Maya", "maya@example.com"] {
        assert!(!page.has(nobody), "{nobody} is nobody's business");
    }
    ada.get("/admin/performance?span=day").await.answers(200);
    ada.get("/admin/performance?span=nonsense&refresh=").await.answers(200);
}

#[tokio::test]
async fn a_report_is_kept_until_it_is_taken_anew() {
    let world = World::new().await;
    let ada = a_minute_of_work(&world).await;
    let first = ada.get("/admin/performance").await.answers(200);
    let again = ada.get("/admin/performance").await.answers(200);
    assert_eq!(again.statements(), 1, "only who asks");
    assert!(first.statements() > 4);
    let anew = ada.get("/admin/performance?refresh=1").await.answers(200);
    assert_eq!(anew.statements(), first.statements());
    let grace = world.person("Grace").await;
    ada.post(format!("/admin/users/{}/promote", grace.id()), &[]).await.answers(303);
    assert!(grace.get("/admin/performance").await.answers(200).statements() > 4, "each has their own");
}

#[tokio::test]
async fn a_house_that_measured_nothing_yet_says_so() {
    let world = World::new().await;
    let ada = world.ada().await;
    let page = ada.get("/admin/performance").await.answers(200);
    assert!(page.has("Nothing is measured yet."));
    assert_eq!(page.select(".chart__drawing").len(), 0);
}

#[tokio::test]
async fn in_development_a_page_says_what_it_cost() {
    let world = World::with(|setup| setup.environment = Environment::Development).await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    world.wish(&list, |_| {}).await;
    let page = maya.get("/").await.answers(200);
    let toolbar = page.one(".toolbar");
    let toolbar = toolbar.text();
    assert!(toolbar.contains("GET /") && toolbar.contains("statements"), "{toolbar}");
    assert!(toolbar.contains("0 hit, 2 missed") && toolbar.contains("sessions"), "{toolbar}");
    assert!(maya.get("/?again").await.one(".toolbar").text().contains("2 hit, 0 missed"));
    assert!(!page.text().contains(" style=") && !page.text().contains("<script>"));
    assert_eq!(maya.get("/nowhere").await.answers(404).select(".toolbar").len(), 1, "errors too");
    assert!(!maya.get("/manifest.webmanifest").await.text().contains("toolbar"));
}

#[tokio::test]
async fn nobody_else_sees_the_toolbar() {
    for environment in [Environment::Production, Environment::Test] {
        let world = World::with(|setup| setup.environment = environment).await;
        let maya = world.maya().await;
        assert_eq!(maya.get("/about").await.answers(200).select(".toolbar").len(), 0);
    }
}
