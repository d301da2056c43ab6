//! Microdata and RDFa say the same in attributes.
use crate::stage::{page, price};
use jobs::metadata::{Availability, Source};

#[test]
fn microdata_is_read() {
    let teapot = page(
        r#"<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">Blue teapot</h1><img itemprop="image" src="//cdn.leaf.example/blue.jpg">
        <div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="PLN">
        <span itemprop="price" content="89.99">89,99 zł</span><link itemprop="availability" href="http://schema.org/OutOfStock"></div></div>"#,
    );
    assert_eq!(teapot.image.as_deref(), Some("https://cdn.leaf.example/blue.jpg"));
    assert_eq!(price(&teapot), (Some("89.99"), Some("PLN")));
    assert_eq!(teapot.availability, Some(Availability::OutOfStock));
    assert_eq!(teapot.sources["price"], Source::Microdata);
}

#[test]
fn a_price_written_for_people_is_read_from_microdata_too() {
    let teapot = page(
        r#"<div itemscope itemtype="https://schema.org/Product"><span itemprop="name">Blue teapot</span>
        <p itemprop="offers" itemscope itemtype="https://schema.org/Offer"><b itemprop="price">1.299,00 €</b></p></div>"#,
    );
    assert_eq!(price(&teapot), (Some("1299"), Some("EUR")));
}

#[test]
fn parts_may_stand_elsewhere_on_the_page() {
    let teapot = page(
        r#"<div itemscope itemtype="https://schema.org/Offer" itemref="pot"><meta itemprop="price" content="18"><meta itemprop="priceCurrency" content="USD"></div>
        <div id="pot" itemprop="itemOffered" itemscope itemtype="https://schema.org/Product"><b itemprop="name">Blue teapot</b></div>"#,
    );
    assert_eq!(price(&teapot), (Some("18"), Some("USD")));
}

#[test]
fn an_item_that_refers_to_itself_comes_to_an_end() {
    let pot = r#"<div id="pot" itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product" itemref="pot pot"><b itemprop="name">Blue teapot</b></div>"#;
    assert_eq!(page(pot).title.as_deref(), Some("Blue teapot"));
}

#[test]
fn rdfa_is_read() {
    let teapot = page(
        r#"<div vocab="https://schema.org/" typeof="Product"><h1 property="name">Blue teapot</h1>
        <div property="offers" typeof="Offer"><span property="priceCurrency" content="SEK">kr</span> <span property="price">249</span></div></div>"#,
    );
    assert_eq!(price(&teapot), (Some("249"), Some("SEK")));
}
