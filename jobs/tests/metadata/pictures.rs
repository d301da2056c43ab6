//! The picture of the thing, not of the shop.
use crate::stage::page;
use jobs::metadata::{Metadata, Source};

fn image(body: &str) -> Metadata {
    page(&format!("<h1>Blue teapot</h1>{body}"))
}

#[test]
fn relative_and_escaped_addresses_become_whole() {
    let pot = image("<meta property='og:image' content='//img.leaf.example/pot.jpg?w=800&amp;h=600'>");
    assert_eq!(pot.image.as_deref(), Some("https://img.leaf.example/pot.jpg?w=800&h=600"));
    assert_eq!(pot.sources["image"], Source::Meta);
}

#[test]
fn logos_placeholders_and_data_are_refused() {
    for bad in [
        "/logo.png",
        "/img/placeholder.jpg",
        "/favicon.ico",
        "/sprite.png",
        "/mark.svg",
        "data:image/png;base64,AAAA",
    ] {
        let pot = image(&format!(
            "<meta property='og:image' content='{bad}'><meta property='twitter:image' content='/pot.jpg'>"
        ));
        assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/pot.jpg"), "{bad}");
    }
}

#[test]
fn the_largest_of_a_set_is_taken() {
    let pot = image(
        "<div class='product-gallery'><img alt='Blue teapot' src='data:,' srcset='/pot-200.jpg 200w, /pot-1200.jpg 1200w, /pot-600.jpg 600w'></div>",
    );
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/pot-1200.jpg"));
    assert_eq!(pot.sources["image"], Source::Visible);
}

#[test]
fn lazy_pictures_are_found() {
    let pot = image(
        "<div id='product-image'><img alt='Blue teapot' class='lazy' src='/loading.gif' data-src='/pot.jpg'></div>",
    );
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/pot.jpg"));
}

#[test]
fn a_picture_of_the_thing_comes_before_the_card_of_the_shop() {
    let pot = image(
        "<meta property='og:image' content='/social-share.jpg'><main class='product-detail'><img alt='Blue teapot' src='/pot.jpg' width='800'></main>",
    );
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/pot.jpg"));
}
