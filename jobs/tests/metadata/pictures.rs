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

#[test]
fn a_catalogue_is_no_logo_and_silicone_no_icon() {
    for good in ["/catalogo/pot.jpg", "/silicone-lid.jpg", "/flagship-pot.jpg", "/d_transparent.gif/pot.jpg"]
    {
        let pot = image(&format!("<meta property='og:image' content='{good}'>"));
        assert_eq!(pot.image, Some(format!("https://www.leafandkettle.com{good}")));
    }
}

#[test]
fn a_picture_stands_in_links_styles_sets_and_what_is_asked_for_first() {
    for shot in [
        "<a class='gallery' href='/pot.jpg'><img src='/1x1.gif'></a>",
        "<div class='gallery' style=\"background: url('/pot.jpg') center\"></div>",
        "<picture class='gallery'><source srcset='/pot-s.jpg 300w,/pot.jpg 900w'><img src='data:,'></picture>",
        "<div class='gallery'><img src='data:,' data-somewhere='/pot.jpg'></div>",
        "<div class='gallery'><noscript><img src='/pot.jpg' width='600'></noscript></div>",
        "<link rel='preload' as='image' href='/blue-teapot/pot.jpg?blue-teapot'><link rel='preload' as='image' imagesrcset='/blue-teapot.jpg 1x'>",
    ] {
        let found = image(shot).image.expect(shot);
        assert!(found.ends_with("/pot.jpg") || found.ends_with("/blue-teapot.jpg"), "{shot}: {found}");
    }
}

#[test]
fn addresses_in_a_set_may_hold_commas() {
    let pot = image(
        "<div class='gallery'><img alt='Blue teapot' srcset='/c_fit,w_300/pot 300w, /c_fit,w_900/pot 900w'></div>",
    );
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/c_fit,w_900/pot"));
}

#[test]
fn a_gallery_before_the_heading_begins_with_the_best() {
    let menu: String = (0..200).map(|n| format!("<img src='/menu/{n}.jpg'>")).collect();
    let pot = page(&format!(
        "<nav>{menu}</nav><div class='product-gallery'><img src='/a.jpg'><img src='/b.jpg'><img src='/c.jpg'></div><h1>Blue teapot</h1>"
    ));
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/a.jpg"));
}

#[test]
fn a_picture_filed_under_the_number_of_the_page_is_of_its_thing() {
    let pot = crate::stage::at(
        "https://leaf.example/deal/4548094",
        "<h1>Blue teapot</h1><img src='/week.jpg'><img src='/2024/4548094/front.jpg'>",
    );
    assert_eq!(pot.image.as_deref(), Some("https://leaf.example/2024/4548094/front.jpg"));
}
