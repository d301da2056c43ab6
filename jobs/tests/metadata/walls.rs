//! Captchas, refusals and consent pages are seen for what they are, and shop pages are not taken for them.
use crate::stage::{at, html};
use jobs::metadata::Outcome;

const SHOP: &str = "https://shop.example/p/1";

#[test]
fn walls_are_blocked_and_say_nothing() {
    let walls = [
        "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>",
        "<title>Access Denied</title><h1>Access Denied</h1>Reference #18.abc",
        "<title>Robot Check</title><form action='/errors/validateCaptcha'>",
        "<html><script src='https://geo.captcha-delivery.com/captcha.js'></script>",
        "<div id='px-captcha'></div>",
        "<iframe src='/_Incapsula_Resource?x'></iframe>",
        "<title>Attention Required! | Cloudflare</title>",
        "<title>Pardon Our Interruption</title>",
    ];
    for wall in walls {
        let met = at(SHOP, wall);
        assert_eq!(met.outcome, Outcome::Blocked, "{wall}");
        assert_eq!((met.title, met.image, met.price), (None, None, None));
    }
}

#[test]
fn consent_hosts_are_walls_whatever_they_say() {
    assert_eq!(at("https://consent.google.es/ml?continue=x", "<h1>Tea</h1>").outcome, Outcome::Blocked);
}

#[test]
fn a_shop_page_with_the_script_of_a_wall_is_a_shop_page() {
    let text = "Our teapots are thrown by hand. ".repeat(300);
    let page = html(&format!(
        "<script src='/cdn-cgi/challenge-platform/h/b/x.js'></script><h1>Blue teapot</h1><p>{text}</p>"
    ));
    assert_eq!(at(SHOP, &page).title.as_deref(), Some("Blue teapot"));
}

#[test]
fn a_thing_called_like_a_wall_is_a_thing() {
    assert_ne!(
        at(SHOP, "<title>Forbiddenfruit tea</title><h1>Forbiddenfruit tea</h1>").outcome,
        Outcome::Blocked
    );
}
