//! A cookie lives for one fetch: long enough for a shop that insists, too short to follow anybody.
use crate::{
    shop::{Request, Shop, answer, html},
    stage::{fetcher, fetcher_naming, word},
};
use jobs::metadata::fetch::Ask;

const STAMP: &str = "set-cookie: stamp=7; Path=/; HttpOnly";

/// Redirects to itself until the cookie comes back, as consent walls do.
fn insist(request: &Request) -> Vec<u8> {
    match request.header("cookie") {
        Some("stamp=7") => html("welcome"),
        _ => answer("302 Found", &["location: /", STAMP], b""),
    }
}

#[tokio::test]
async fn a_shop_that_insists_on_its_cookie_gets_it_back() {
    let shop = Shop::saying(|request| insist(&request)).await;
    let page = fetcher(&[&shop]).page(&shop.url("/"), &Ask::default()).await.unwrap();
    assert_eq!(&page.body[..], b"welcome");
}

#[tokio::test]
async fn the_next_fetch_begins_without_cookies() {
    let shop = Shop::saying(|request| insist(&request)).await;
    let fetcher = fetcher(&[&shop]);
    for _ in 0..2 {
        assert_eq!(word(&fetcher.page(&shop.url("/"), &Ask::default()).await), "fetched");
    }
    let cookies: Vec<_> = shop.visits().iter().map(|visit| visit.header("cookie").is_some()).collect();
    assert_eq!(cookies, [false, true, false, true]);
}

#[tokio::test]
async fn a_cookie_stays_with_the_shop_that_gave_it() {
    let other = Shop::saying(|_| html("another shop")).await;
    let (near, far) = (other.url_as("shop.example", "/"), other.url_as("other.example", "/"));
    let shop = Shop::saying(move |request| {
        let next = if request.path == "/near" { &near } else { &far };
        answer("302 Found", &[&format!("location: {next}"), STAMP], b"")
    })
    .await;
    let places = [("shop.example", &shop), ("shop.example", &other), ("other.example", &other)];
    let fetcher = fetcher_naming(&places);
    for path in ["/near", "/far"] {
        let link = shop.url_as("shop.example", path);
        assert_eq!(word(&fetcher.page(&link, &Ask::default()).await), "fetched");
    }
    let cookies: Vec<_> = other.visits().iter().map(|visit| visit.header("cookie").is_some()).collect();
    assert_eq!(cookies, [true, false]);
}

#[tokio::test]
async fn the_second_try_as_a_browser_brings_no_cookies_from_the_first() {
    let shop = Shop::saying(|request| match request.header("user-agent") {
        Some(name) if name.starts_with("Mozilla") => html("welcome"),
        _ => answer("403 Forbidden", &[STAMP], b""),
    })
    .await;
    assert_eq!(word(&fetcher(&[&shop]).page(&shop.url("/"), &Ask::default()).await), "fetched");
    assert_eq!(shop.visits()[1].header("cookie"), None);
}
