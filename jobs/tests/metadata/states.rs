//! Pages drawn in the browser: what they will show waits in their scripts, in many wrappings.
use crate::stage::{at, page, price};
use jobs::metadata::{Availability, Source};

fn drawn(script: &str) -> jobs::metadata::Metadata {
    page(&format!("<h1>Blue teapot</h1>{script}"))
}

#[test]
fn a_state_behind_any_name_is_read() {
    let pot = drawn(
        r#"<script>window.leaf = {"pot": {"Title": "Blue teapot", "Sale_Price": 0, "price": {"raw": 24.5, "currency": {"iso_4217": "EUR"}},
        "gallery": [{"src": "/pots/blue.jpg"}], "isInStock": false}}; start();</script>"#,
    );
    assert_eq!(price(&pot), (Some("24.5"), Some("EUR")));
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/pots/blue.jpg"));
    assert_eq!(pot.availability, Some(Availability::OutOfStock));
    assert_eq!(pot.sources["price"], Source::Embedded);
}

#[test]
fn a_state_given_as_text_is_read() {
    let pot = drawn(
        r#"<script>window.__APOLLO_STATE__ = JSON.parse("{\"Pot:7\":{\"name\":\"Blue teapot\",\"pricing\":{\"currency\":\"SEK\",\"current\":249}}}")</script>"#,
    );
    assert_eq!(price(&pot), (Some("249"), Some("SEK")));
}

#[test]
fn a_streamed_state_is_put_together() {
    let pieces = r#"<script>self.__next_f.push([1,"7:[\"$\",\"main\",null,{\"pot\":{\"name\":\"Blue te"])</script>
        <script>self.__next_f.push([1,"apot\",\"price\":{\"centAmount\":2450,\"currencyCode\":\"EUR\"}}}]\n"])</script>"#;
    assert_eq!(price(&drawn(pieces)), (Some("24.5"), Some("EUR")));
}

#[test]
fn a_state_of_references_is_followed() {
    let list = r#"<script type="application/json" id="__NUXT_DATA__">[["Reactive",1],{"pot":2},{"name":3,"price":4,"currency":5,"images":6},
        "Blue teapot",24.5,"EUR",[7],"https://img.leaf.example/blue.jpg"]</script>"#;
    let pot = drawn(list);
    assert_eq!(price(&pot), (Some("24.5"), Some("EUR")));
    assert_eq!(pot.image.as_deref(), Some("https://img.leaf.example/blue.jpg"));
    let circle = r#"<script type="application/json">[{"pot":1},{"price":1,"name":2},"Blue teapot",{"price":3}]</script>"#;
    assert_eq!(drawn(circle).price, None);
}

#[test]
fn the_words_of_schema_org_are_understood_inside_a_state() {
    let pot = drawn(
        r#"<script type="application/json">{"seo":"{\"@type\":\"Product\",\"name\":\"Blue teapot\",\"image\":\"/blue.jpg\",\"offers\":{\"price\":\"24.50\",\"priceCurrency\":\"EUR\"}}","price":1}</script>"#,
    );
    assert_eq!(price(&pot), (Some("24.5"), Some("EUR")));
    assert_eq!(pot.image.as_deref(), Some("https://www.leafandkettle.com/blue.jpg"));
}

#[test]
fn a_state_in_an_attribute_is_read() {
    let pot = page(
        "<h1>Blue teapot</h1><div data-page='{\"pot\":{\"name\":\"Blue teapot\",\"price\":\"24.50\",\"currency\":\"EUR\"}}'></div>",
    );
    assert_eq!(price(&pot), (Some("24.5"), Some("EUR")));
}

#[test]
fn a_theme_that_prints_cents_means_cents() {
    let sizes = r#"<h1>Blue teapot</h1><script type="application/json">{"title":"Blue teapot","price":1900,"price_varies":true,
        "variants":[{"id":40011,"public_title":"Small","price":1900,"available":false},{"id":40012,"public_title":"Large","price":2450,"available":true}]}</script>"#;
    assert_eq!(page(&format!("{sizes}<p>€24.50</p>")).price.as_deref(), Some("24.5"));
    let small = at("https://leaf.example/products/pot?variant=40011", &crate::stage::html(sizes));
    assert_eq!(small.price.as_deref(), Some("19"));
}

#[test]
fn a_number_for_visitor_counters_is_no_price_until_somebody_sees_it() {
    let counted = "<script>var utag_data = {\"page\": 7, \"price\": [\"31.00\"]};</script>";
    assert_eq!(drawn(counted).price, None);
    let seen = drawn(&format!("{counted}<p class='price'>€24.50</p><button>Add to cart</button>"));
    assert_eq!(price(&seen), (Some("24.5"), Some("EUR")));
}

#[test]
fn what_the_state_calls_a_price_may_be_the_one_before() {
    let stale = r#"<script>dataLayer.push({"ecommerce":{"detail":{"products":[{"name":"Blue teapot","price":"40.00"}]}}});</script>
        <p class="price">€24.50 €40.00</p><button>Add to cart</button>"#;
    assert_eq!(price(&drawn(stale)), (Some("24.5"), Some("EUR")));
}
