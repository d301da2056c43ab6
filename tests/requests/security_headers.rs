//! What browsers are told about every answer.
use axum::http::Method;
use loco_rs::{controller::Routes, environment::Environment, prelude::get};

use crate::support::{Answer, World};

const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Pages, errors, redirects, files, health: for guests and for the signed-in.
#[tokio::test]
async fn every_answer_says_what_is_forbidden() {
    let world = World::new().await;
    let ada = world.ada().await;
    let mut answers = Vec::new();
    for (method, path) in world.routes() {
        if path == "/sign-out" {
            continue; // Ada stays
        }
        answers.push(world.guest().send(method.clone(), &path, &[]).await);
        answers.push(ada.send(method, &path, &[]).await);
    }
    answers.push(ada.get("/nowhere").await.answers(404));
    answers.push(ada.get_json("/nowhere").await.answers(404));
    answers.push(ada.send(Method::DELETE, "/about", &[]).await.answers(405));
    answers.push(ada.with_header("sec-fetch-site", "cross-site").post("/sign-in", &[]).await.answers(403));
    answers.push(ada.asks(Method::POST, "/sign-up", "text/plain", vec![b'x'; 6_000_000]).await);
    answers.push(ada.get(&stylesheet(&ada.get("/").await)).await.answers(200));
    for answer in &answers {
        says_what_is_forbidden(answer);
    }
    world.leaves_jobs();
}

#[tokio::test]
async fn a_panic_is_told_as_carefully_as_anything() {
    let world = World::new().await;
    let guest = world.guest_of(Routes::new().add("/breaks", get(breaks))).await;
    says_what_is_forbidden(&guest.get("/breaks").await.answers(500));
}

#[tokio::test]
async fn no_page_needs_what_the_policy_forbids() {
    let world = World::new().await;
    let ada = world.ada().await;
    let mut pages = 0;
    for (_, path) in world.routes().into_iter().filter(|(method, _)| method == Method::GET) {
        for answer in [world.guest().get(&path).await, ada.get(&path).await] {
            if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                has_nothing_inline(&path, &answer);
                pages += 1;
            }
        }
    }
    assert!(pages > 10, "only {pages} pages");
}

#[tokio::test]
async fn browsers_remember_https_where_there_is_https() {
    let plain = World::new().await;
    assert_eq!(plain.guest().get("/").await.header("strict-transport-security"), None);
    let deployed = World::with(|setup| setup.environment = Environment::Production).await;
    let promise = deployed.guest().get("/").await;
    assert_eq!(promise.header("strict-transport-security"), Some("max-age=31536000; includeSubDomains"));
}

#[tokio::test]
async fn pages_are_private_and_asked_for_again() {
    let world = World::new().await;
    for visitor in [world.guest(), world.maya().await] {
        assert_eq!(visitor.get("/").await.header("cache-control"), Some("private, no-cache"));
        assert_eq!(visitor.get("/nowhere").await.header("cache-control"), Some("private, no-cache"));
    }
}

async fn breaks() -> &'static str {
    panic!("the cellar is flooded")
}

fn says_what_is_forbidden(answer: &Answer) {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"), "{policy}");
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), Some(value), "{name} with {}", answer.status);
    }
    assert!(answer.header("cache-control").is_some() && answer.header("x-powered-by").is_none());
    assert!(answer.header("server").is_none());
}

fn has_nothing_inline(path: &str, page: &Answer) {
    for css in ["script:not([src])", "style", "[style]", "base", "iframe", "object", "embed"] {
        let found = page.select(css);
        assert!(found.is_empty(), "{css} on {path}: {}", found[0].html());
    }
    for element in page.select("*") {
        assert!(!element.has_attribute(|name| name.starts_with("on")), "{path}: {}", element.html());
    }
    for (css, attribute) in
        [("script", "src"), ("link", "href"), ("img", "src"), ("form", "action"), ("a", "href")]
    {
        for element in page.select(css) {
            if element.attr("data-bookmarklet").is_some() {
                continue; // dragged to the bookmarks; clicked on our own page, the policy stops it
            }
            let leads = element.attr(attribute).unwrap_or_default();
            let elsewhere =
                leads.contains("//") || leads.starts_with("javascript:") || leads.starts_with("data:");
            assert!(!elsewhere, "{css} on {path} leads to {leads}");
        }
    }
}

fn stylesheet(page: &Answer) -> String {
    page.one("link[rel=stylesheet]").attr("href").unwrap()
}
