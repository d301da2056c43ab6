//! What a visitor meets when something is wrong: the right status, a way on, and nothing of our insides.
use axum::{extract::State, http::Method};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use sea_orm::ConnectionTrait;
use wishare::{Error, Result};

use crate::support::{Answer, World};

const INSIDES: [&str; 7] =
    ["cellar", "secret_table", "panicked", "src/", "SELECT", "no such table", "does not exist"];

#[tokio::test]
async fn what_is_not_there_answers_404_with_a_way_on() {
    let world = World::new().await;
    for visitor in [world.guest(), world.maya().await] {
        let page = visitor.get("/nowhere/at/all").await.answers(404);
        assert_eq!(page.one("h1").text(), "Nothing here");
        assert_eq!(page.one("main a.button").attr("href").as_deref(), Some("/"));
        assert!(page.has(&format!("If you ask for help, name this: {}", request_id(&page))));
    }
}

#[tokio::test]
async fn programs_get_a_problem_document() {
    let world = World::new().await;
    let answer = world.guest().get_json("/nowhere").await.answers(404);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let problem = answer.json();
    assert_eq!(problem["type"], "about:blank");
    assert_eq!(problem["title"], "Not Found");
    assert_eq!(problem["status"], 404);
    assert_eq!(problem["request_id"], request_id(&answer));
    let refused = world.guest().get_json("/admin/letters").await.answers(401);
    assert_eq!(refused.json()["status"], 401);
}

#[tokio::test]
async fn every_request_has_an_id_of_its_own() {
    let world = World::new().await;
    let guest = world.guest();
    let (one, other) = (guest.get("/").await, guest.get("/").await);
    assert!(request_id(&one).len() >= 16);
    assert_ne!(request_id(&one), request_id(&other));
    let named = guest.with_header("x-request-id", "from-the-proxy-7").get("/nowhere").await;
    assert!(named.has("from-the-proxy-7"));
    let trick = guest.with_header("x-request-id", "<script>alert(1)</script>").get("/nowhere").await;
    assert!(!trick.text().contains("<script>alert"));
}

#[tokio::test]
async fn a_page_that_cannot_do_that_says_what_it_can() {
    let world = World::new().await;
    let page = world.guest().send(Method::DELETE, "/about", &[]).await.answers(405);
    assert_eq!(page.one("h1").text(), "That does not work here");
    assert_eq!(page.header("allow"), Some("GET,HEAD"));
    world.guest().get("/sign-out").await.answers(405);
    let program = world.guest().with_header("accept", "application/json");
    assert_eq!(program.send(Method::PUT, "/sign-in", &[]).await.answers(405).json()["status"], 405);
}

#[tokio::test]
async fn a_panic_becomes_a_plain_500() {
    let world = World::new().await;
    let guest = world.guest_of(Routes::new().add("/breaks", get(breaks))).await;
    assert_is_a_plain_500(&guest.get("/breaks").await);
    assert_is_a_plain_500(&guest.get_json("/breaks").await);
}

#[tokio::test]
async fn a_failure_inside_becomes_a_plain_500() {
    let world = World::new().await;
    let guest = world.guest_of(Routes::new().add("/asks", get(asks_for_what_is_not_there))).await;
    assert_is_a_plain_500(&guest.get("/asks").await);
    assert_is_a_plain_500(&guest.get_json("/asks").await);
}

#[tokio::test]
async fn a_form_that_is_none_is_a_page_too() {
    let world = World::new().await;
    let guest = world.guest();
    for (kind, body, status) in [
        ("application/json", &b"{}"[..], 415),
        ("", b"", 415),
        ("application/x-www-form-urlencoded", b"email=%ff%fe", 422),
        ("multipart/form-data; boundary=x", b"--x--", 415),
    ] {
        let answer = guest.asks(Method::POST, "/sign-in", kind, body.to_vec()).await;
        assert!((400..500).contains(&answer.status.as_u16()), "{kind}: {}", answer.status);
        assert_eq!(answer.status.as_u16(), status, "{kind} {body:?}");
        assert!(answer.select("main h1").len() == 1, "{kind}: {}", answer.text());
    }
}

#[tokio::test]
async fn too_much_at_once_is_refused() {
    let world = World::new().await;
    let body = [b"email=".to_vec(), vec![b'x'; 6_000_000]].concat();
    let answer =
        world.guest().asks(Method::POST, "/sign-in", "application/x-www-form-urlencoded", body).await;
    assert_eq!(answer.answers(413).one("h1").text(), "That is too much at once");
}

#[tokio::test]
async fn without_its_database_wishare_says_back_in_a_moment() {
    let world = World::new().await;
    let maya = world.maya().await;
    maya.get("/").await.answers(200);
    world.db.clone().close().await.unwrap();
    let page = maya.get("/").await.answers(503);
    assert_eq!(page.one("h1").text(), "Back in a moment");
    maya.get("/nowhere").await.answers(503);
    world.guest().get("/about").await.answers(200);
}

#[tokio::test]
async fn whatever_is_wrong_with_a_path_it_is_not_our_fault() {
    let world = World::new().await;
    for path in [
        "/confirm/%ff",
        "/reset-password/%00",
        "/assets/%2e%2e/Cargo.toml",
        "//",
        "/%",
        "/sign-in?return_to=%ff",
    ] {
        let status = world.guest().get(path).await.status.as_u16();
        assert!((200..500).contains(&status), "{path} answered {status}");
    }
}

#[tokio::test]
async fn a_refused_visitor_learns_when_to_come_back() {
    let world = World::new().await;
    let guest = world.guest_of(Routes::new().add("/slow", post(too_many))).await;
    let page = guest.post("/slow", &[]).await.answers(429);
    assert_eq!(page.header("retry-after"), Some("17"));
    assert_eq!(page.one("h1").text(), "A little slower, please");
}

async fn breaks() -> &'static str {
    panic!("the cellar is flooded")
}

async fn too_many() -> Error {
    Error::TooMany { seconds: 17 }
}

async fn asks_for_what_is_not_there(State(ctx): State<AppContext>) -> Result<()> {
    ctx.db.execute_unprepared("SELECT 1 FROM secret_table").await?;
    Ok(())
}

fn assert_is_a_plain_500(answer: &Answer) {
    assert_eq!(answer.status.as_u16(), 500);
    assert!(answer.text().contains(request_id(answer)));
    for inside in INSIDES {
        assert!(!answer.text().contains(inside), "{inside} in {}", answer.text());
    }
}

fn request_id(answer: &Answer) -> &str {
    answer.header("x-request-id").unwrap()
}
