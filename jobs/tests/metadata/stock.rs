//! Whether it can be bought.
use crate::stage::{page, seen};
use jobs::metadata::{Availability, Outcome};

#[test]
fn a_price_beside_a_button_can_be_bought() {
    assert_eq!(seen("<p class='price'>€25.00</p>").availability, Some(Availability::InStock));
}

#[test]
fn words_without_a_button_say_it_is_gone() {
    for words in ["Sold out", "Ausverkauft", "Agotado", "品切れ"] {
        let gone = page(&format!(
            "<meta property='og:type' content='product'><h1>Blue teapot</h1><p class='price'>€25.00</p><p>{words}</p>"
        ));
        assert_eq!(gone.availability, Some(Availability::OutOfStock), "{words}");
    }
}

#[test]
fn a_sold_out_thing_needs_no_price_to_be_ready() {
    let gone = page(
        r#"<meta property="og:image" content="/blue.jpg"><h1>Blue teapot</h1><script type="application/ld+json">
        {"@type":"Product","name":"Blue teapot","offers":{"@type":"Offer","availability":"SoldOut"}}</script>"#,
    );
    assert_eq!(gone.outcome, Outcome::Ready);
    assert_eq!((gone.price, gone.availability), (None, Some(Availability::SoldOut)));
}
