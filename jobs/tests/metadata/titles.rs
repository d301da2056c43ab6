//! The name of the thing, without the shop around it.
use crate::stage::at;

fn titled(head: &str, body: &str) -> Option<String> {
    at(
        "https://www.leafandkettle.co.uk/teapots/blue",
        &format!("<html><head>{head}</head><body>{body}</body></html>"),
    )
    .title
}

#[test]
fn the_shop_is_taken_off_either_end() {
    for title in [
        "Blue teapot | Leaf & Kettle",
        "Leaf and Kettle - Blue teapot",
        "Blue teapot – leafandkettle.co.uk",
        "Blue teapot - Buy at Leaf & Kettle",
    ] {
        let head = format!(
            "<meta property='og:site_name' content='Leaf and Kettle'><meta property='og:title' content='{title}'>"
        );
        let head = head.replace("Leaf & Kettle", "Leaf and Kettle");
        assert_eq!(titled(&head, "").as_deref(), Some("Blue teapot"), "{title}");
    }
}

#[test]
fn a_thing_named_after_its_shop_keeps_its_name() {
    let head = "<meta property='og:site_name' content='Kettle'><title>Kettle Classic - Blue</title>";
    assert_eq!(titled(head, "").as_deref(), Some("Kettle Classic - Blue"));
}

#[test]
fn a_heading_about_something_else_is_not_the_title() {
    let head = "<title>Blue teapot with lid</title>";
    assert_eq!(
        titled(head, "<h1>Adding to basket…</h1><h1>Blue teapot with lid</h1>").as_deref(),
        Some("Blue teapot with lid")
    );
}

#[test]
fn words_for_screen_readers_are_not_part_of_a_name() {
    let head = "<title>Blue teapot</title>";
    assert_eq!(
        titled(head, "<h1><span class='sr-only'>Details about</span> Blue teapot</h1>").as_deref(),
        Some("Blue teapot")
    );
}

#[test]
fn entities_and_invisible_characters_are_tidied() {
    let head = "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Tea &amp;amp; \\u200bKettle\",\"offers\":{\"price\":1}}</script>";
    assert_eq!(titled(head, "").as_deref(), Some("Tea & Kettle"));
}

#[test]
fn what_shops_tell_search_engines_is_not_part_of_a_name() {
    for title in [
        "Buy Blue teapot Online at Best Price | Leaf & Kettle",
        "Blue teapot günstig online kaufen | Leaf & Kettle",
        "Blue teapot | Buy online at Leaf & Kettle",
    ] {
        let head = format!("<title>{title}</title>").replace("Leaf & Kettle", "leafandkettle");
        assert_eq!(titled(&head, "").as_deref(), Some("Blue teapot"), "{title}");
    }
}

#[test]
fn a_shop_is_known_with_and_without_its_and() {
    assert_eq!(titled("<title>Blue teapot — Leaf &amp; Kettle</title>", "").as_deref(), Some("Blue teapot"));
}

#[test]
fn a_heading_that_is_the_shop_leaves_the_name_to_a_lesser_one() {
    let head = "<title>Blue teapot with lid | Everything for tea</title>";
    let body = "<h1>Leaf &amp; Kettle</h1><h2>News</h2><h2>Blue teapot with lid</h2>";
    assert_eq!(titled(head, body).as_deref(), Some("Blue teapot with lid"));
}
