//! JSON-LD as it is found, not as it is specified.
use crate::stage::{at, html, json_ld, page, price};
use jobs::metadata::{Availability, Outcome, Source};

const TEAPOT: &str = r#"{"@context":"https://schema.org","@type":"Product","name":"Blue teapot","image":"/pots/blue.jpg",
  "brand":{"@type":"Brand","name":"Kiln"},"gtin13":"4006381333931",
  "offers":{"@type":"Offer","price":"34.50","priceCurrency":"EUR","availability":"https://schema.org/InStock"}}"#;

#[test]
fn a_product_with_an_offer_is_ready() {
    let teapot = json_ld(TEAPOT);
    assert_eq!(teapot.outcome, Outcome::Ready);
    assert_eq!(teapot.title.as_deref(), Some("Blue teapot"));
    assert_eq!(teapot.image.as_deref(), Some("https://www.leafandkettle.com/pots/blue.jpg"));
    assert_eq!(price(&teapot), (Some("34.5"), Some("EUR")));
    assert_eq!(teapot.availability, Some(Availability::InStock));
    assert_eq!(teapot.brand.as_deref(), Some("Kiln"));
    assert_eq!(teapot.gtin.as_deref(), Some("4006381333931"));
    assert_eq!(teapot.sources["price"], Source::JsonLd);
}

#[test]
fn a_broken_script_loses_nothing_but_itself() {
    let both = format!(
        "<script type='application/ld+json'>{{\"@type\":\"Product\",\"name\":</script><script type='application/ld+json'>{TEAPOT}</script>"
    );
    assert_eq!(price(&page(&both)), (Some("34.5"), Some("EUR")));
}

#[test]
fn comments_trailing_commas_and_raw_line_breaks_are_read() {
    let loose = "/*<![CDATA[*/ {\"@type\":\"Product\", // ours\n\"name\":\"Blue teapot\",\"description\":\"two\nlines\",\
                 \"offers\":{\"@type\":\"Offer\",\"price\":12.9,\"priceCurrency\":\"GBP\",},}; /*]]>*/";
    assert_eq!(price(&json_ld(loose)), (Some("12.9"), Some("GBP")));
}

#[test]
fn an_inch_sign_inside_a_name_does_not_end_it() {
    let loose = r#"{"@type":"Product","name":"Teapot 7" high","offers":{"price":"9","priceCurrency":"USD"}}"#;
    let teapot = json_ld(loose);
    assert_eq!(teapot.title.as_deref(), Some("Teapot 7\" high"));
    assert_eq!(price(&teapot), (Some("9"), Some("USD")));
}

#[test]
fn references_in_a_graph_are_followed() {
    let graph = r##"{"@graph":[{"@type":"WebPage","mainEntity":{"@id":"#pot"}},{"@id":"#picture","@type":"ImageObject","url":"/pot.png"},
      {"@id":"#offer","@type":"Offer","price":"20","priceCurrency":"CHF"},
      {"@id":"#pot","@type":"Product","name":"Blue teapot","image":{"@id":"#picture"},"offers":{"@id":"#offer"}}]}"##;
    let teapot = json_ld(graph);
    assert_eq!(teapot.image.as_deref(), Some("https://www.leafandkettle.com/pot.png"));
    assert_eq!(price(&teapot), (Some("20"), Some("CHF")));
}

#[test]
fn references_in_a_circle_come_to_an_end() {
    let circle = r##"{"@graph":[{"@id":"#a","@type":"Product","name":"Blue teapot","image":{"@id":"#b"},"offers":{"@id":"#a"}},
      {"@id":"#b","thumbnail":{"@id":"#c"}},{"@id":"#c","thumbnail":{"@id":"#b"}}]}"##;
    assert_eq!(json_ld(circle).title.as_deref(), Some("Blue teapot"));
}

#[test]
fn the_list_price_is_not_what_is_paid() {
    let specified = r#"{"@type":"Product","name":"Blue teapot","offers":{"@type":"Offer","priceCurrency":"USD","priceSpecification":[
      {"@type":"UnitPriceSpecification","priceType":"https://schema.org/ListPrice","price":50,"priceCurrency":"USD"},
      {"@type":"UnitPriceSpecification","price":35,"priceCurrency":"USD"}]}}"#;
    assert_eq!(price(&json_ld(specified)), (Some("35"), Some("USD")));
}

#[test]
fn the_variant_of_the_address_is_the_one_meant() {
    let group = r#"<h1>Blue teapot</h1><script type="application/ld+json">{"@type":"ProductGroup","name":"Blue teapot","hasVariant":[
      {"@type":"Product","sku":"pot-small","offers":{"price":10,"priceCurrency":"USD","url":"https://leaf.example/p/pot?variant=111"}},
      {"@type":"Product","sku":"pot-large","offers":{"price":25,"priceCurrency":"USD","url":"https://leaf.example/p/pot?variant=222"}}]}</script>"#;
    assert_eq!(price(&at("https://leaf.example/p/pot?variant=222", &html(group))), (Some("25"), Some("USD")));
    assert_eq!(price(&at("https://leaf.example/p/pot", &html(group))), (Some("10"), Some("USD")));
}

#[test]
fn the_cheapest_that_can_be_had_stands_for_a_group() {
    let group = r#"{"@type":"ProductGroup","name":"Blue teapot","hasVariant":[
      {"@type":"Product","offers":{"price":10,"priceCurrency":"USD","availability":"OutOfStock"}},
      {"@type":"Product","offers":{"price":15,"priceCurrency":"USD","availability":"InStock"}}]}"#;
    assert_eq!(price(&json_ld(group)), (Some("15"), Some("USD")));
}

#[test]
fn an_offer_may_name_its_product() {
    let offer = r#"{"@type":"Offer","price":"7.20","priceCurrency":"EUR","itemOffered":{"@type":"Product","name":"Blue teapot"}}"#;
    assert_eq!(price(&json_ld(offer)), (Some("7.2"), Some("EUR")));
}

#[test]
fn a_price_of_nothing_is_no_price() {
    let free = TEAPOT.replace("34.50", "0");
    assert_eq!(json_ld(&free).price, None);
}
