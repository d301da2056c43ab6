//! Prices only people can see, and people who see another price than the machines.
use crate::stage::{at, html, page, price, seen};
use jobs::metadata::Source;

#[test]
fn the_price_by_the_button_is_seen() {
    let teapot = seen("<div class='product-price'>£24.00</div>");
    assert_eq!(price(&teapot), (Some("24"), Some("GBP")));
    assert_eq!(teapot.sources["price"], Source::Visible);
}

#[test]
fn cents_in_a_corner_are_cents() {
    assert_eq!(seen("<p class='price'>173<sup>34</sup> lei</p>").price.as_deref(), Some("173.34"));
    assert_eq!(
        seen("<p class='price'><span>€</span><span>19</span><span class='cents'>95</span></p>")
            .price
            .as_deref(),
        Some("19.95")
    );
}

#[test]
fn what_it_was_is_not_what_it_costs() {
    assert_eq!(
        seen("<div class='price'><del>€40.00</del> <ins>€25.00</ins></div>").price.as_deref(),
        Some("25")
    );
    assert_eq!(
        seen("<div class='price'><span class='price-was'>€40.00</span> <span>€25.00</span></div>")
            .price
            .as_deref(),
        Some("25")
    );
    assert_eq!(seen("<p>RRP €40.00</p><p class='price'>€25.00</p>").price.as_deref(), Some("25"));
    assert_eq!(seen("<p><span>€25.00</span> <span>€40.00</span></p>").price.as_deref(), Some("25"));
}

#[test]
fn instalments_savings_units_and_shipping_are_not_the_price() {
    let noise = "<p>or 4 payments of €6.25</p><p>You save €15.00</p><p>€2.50 per 100 ml</p><p>Free shipping over €50</p>";
    assert_eq!(seen(&format!("{noise}<div class='price'>€25.00</div>")).price.as_deref(), Some("25"));
    assert_eq!(seen(noise).price, None);
}

#[test]
fn the_price_of_another_thing_is_not_ours() {
    let related = "<section class='related-products'><h2>More tea</h2><a href='/cup'>Cup <span class='price'>€9.00</span></a></section>";
    assert_eq!(seen(related).price, None);
    assert_eq!(seen(&format!("<p class='price'>€25.00</p>{related}")).price.as_deref(), Some("25"));
}

#[test]
fn people_are_believed_where_the_data_is_stale() {
    let stale = r#"<h1>Blue teapot</h1><script type="application/ld+json">{"@type":"Product","name":"Blue teapot",
        "offers":{"price":"40","priceCurrency":"EUR"}}</script><div class="price"><del>€40.00</del> <span class="price-now">€25.00</span></div><button>Add to basket</button>"#;
    let teapot = page(stale);
    assert_eq!(price(&teapot), (Some("25"), Some("EUR")));
    assert_eq!(teapot.sources["price"], Source::Visible);
}

#[test]
fn a_dollar_is_the_dollar_of_the_place() {
    let dollars = |address: &str| {
        at(address, &html("<h1>Blue teapot</h1><p class='price'>$24.00</p><button>Add to cart</button>"))
            .currency
    };
    assert_eq!(dollars("https://leaf.com.au/pot").as_deref(), Some("AUD"));
    assert_eq!(dollars("https://leaf.ca/pot").as_deref(), Some("CAD"));
    assert_eq!(dollars("https://leaf.com/en-nz/pot").as_deref(), Some("NZD"));
    assert_eq!(dollars("https://leaf.com/pot").as_deref(), Some("USD"));
}

#[test]
fn crowns_and_yen_are_those_of_the_place() {
    let money = |address: &str, text: &str| {
        at(address, &html(&format!("<h1>Blue teapot</h1><p class='price'>{text}</p><button>Buy</button>")))
            .currency
    };
    assert_eq!(money("https://leaf.se/pot", "249 kr").as_deref(), Some("SEK"));
    assert_eq!(money("https://leaf.no/pot", "249 kr").as_deref(), Some("NOK"));
    assert_eq!(money("https://leaf.co.jp/pot", "¥2,490").as_deref(), Some("JPY"));
    assert_eq!(money("https://leaf.cn/pot", "¥249").as_deref(), Some("CNY"));
}

#[test]
fn visitor_counters_name_the_price_where_nothing_else_does() {
    let counted = "<h1>Blue teapot</h1><script>fbq('track', 'ViewContent', {content_ids: ['7'], value: 24.5, currency: 'EUR',});</script>";
    let teapot = page(counted);
    assert_eq!(price(&teapot), (Some("24.5"), Some("EUR")));
    assert_eq!(teapot.sources["price"], Source::Embedded);
}

#[test]
fn the_state_of_a_page_drawn_in_the_browser_is_read() {
    let state = r#"<h1>Blue teapot</h1><script id="__NEXT_DATA__" type="application/json">{"props":{"related":[{"name":"Cup","price":5}],
        "product":{"name":"Blue teapot","price":{"current":{"value":24.5,"currency":"EUR"}},"available":true}}}</script>"#;
    assert_eq!(price(&page(state)), (Some("24.5"), Some("EUR")));
}

#[test]
fn data_that_lost_its_decimal_point_is_corrected() {
    let slipped = r#"<h1>Blue teapot</h1><script type="application/ld+json">{"@type":"Product","name":"Blue teapot",
        "offers":{"price":2450,"priceCurrency":"EUR"}}</script><p>€24.50</p><button>Add to basket</button>"#;
    assert_eq!(price(&page(slipped)), (Some("24.5"), Some("EUR")));
}

#[test]
fn data_that_is_struck_through_on_the_page_is_stale() {
    let stale = r#"<h1>Blue teapot</h1><script type="application/ld+json">{"@type":"Product","name":"Blue teapot",
        "offers":{"price":"40","priceCurrency":"EUR"}}</script><div><span>€25.00</span><s>€40.00</s></div>"#;
    assert_eq!(price(&page(stale)), (Some("25"), Some("EUR")));
}
