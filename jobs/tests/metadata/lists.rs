//! Pages that are not one product have no price.
use crate::stage::{at, page};
use jobs::metadata::Outcome;

#[test]
fn a_shelf_of_products_has_no_price() {
    let shelf: Vec<String> = (1..12).map(|n| format!("<li class='tile'><a href='/p/{n}'>Pot {n}</a><span class='price'>€{n}9.00</span><button>Add to cart</button></li>")).collect();
    let list = page(&format!("<h1>Teapots</h1><ul>{}</ul>", shelf.concat()));
    assert_eq!((list.price, list.outcome), (None, Outcome::Partial));
}

#[test]
fn many_products_in_the_data_are_a_list() {
    let products: Vec<String> = (1..6)
        .map(|n| {
            format!(
                r#"{{"@type":"Product","name":"Cup {n}","offers":{{"price":{n},"priceCurrency":"EUR"}}}}"#
            )
        })
        .collect();
    let list = page(&format!(
        "<h1>Everything for tea</h1><script type='application/ld+json'>[{}]</script>",
        products.join(",")
    ));
    assert_eq!(list.price, None);
}

#[test]
fn an_article_that_speaks_of_prices_has_none() {
    let article = page(
        r#"<meta property="og:type" content="article"><h1>Ten teapots we love</h1><p>The blue one costs $40 and is worth every cent.</p>
        <script type="application/ld+json">{"@type":"Article","headline":"Ten teapots we love"}</script>"#,
    );
    assert_eq!(article.price, None);
}

#[test]
fn a_product_somebody_reviews_is_not_for_sale_here() {
    let review = page(
        r#"<h1>Is the Kiln pot any good?</h1><script type="application/ld+json">{"@type":"Review","itemReviewed":{"@type":"Product",
        "name":"Kiln pot","offers":{"price":"40","priceCurrency":"USD"}}}</script>"#,
    );
    assert_eq!(review.price, None);
}

#[test]
fn nothing_at_all_has_failed() {
    assert_eq!(at("https://leaf.example/", "").outcome, Outcome::Failed);
}
