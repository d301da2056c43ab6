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
fn a_short_shelf_is_a_shelf_too() {
    let card =
        |price: u8, buy: &str| format!("<li><a href='/p'>Pot</a><b class='price'>€{price}.00</b>{buy}</li>");
    for (address, buy) in [
        ("https://leaf.example/teapots", ""),
        ("https://leaf.example/teapots", "<button>Add to cart</button>"),
    ] {
        let cards = [card(19, buy), card(29, buy), card(39, buy)].concat();
        let shelf = at(address, &format!("<title>Teapots</title><h1>Teapots</h1><ul>{cards}</ul>"));
        assert_eq!(shelf.price, None, "{buy}");
    }
}

#[test]
fn one_card_on_the_front_page_is_not_what_the_page_sells() {
    let card = "<title>Leaf</title><h1>Leaf</h1><p class='price'>€19.00</p>";
    for address in
        ["https://leaf.example/", "https://leaf.example/collections/teapots", "https://leaf.example/search"]
    {
        assert_eq!(at(address, card).price, None, "{address}");
    }
}

#[test]
fn an_article_may_describe_a_product_that_others_sell() {
    let review = page(
        r#"<meta property="og:type" content="article"><h1>Blue teapot</h1><script type="application/ld+json">[{"@type":"NewsArticle","headline":"Blue teapot"},
        {"@type":"Product","name":"Blue teapot","offers":{"price":"40","priceCurrency":"USD"}}]</script>"#,
    );
    assert_eq!(review.price, None);
}

#[test]
fn money_that_was_pledged_is_no_price() {
    let project = "<title>Blue teapot</title><h1>Blue teapot</h1><p><b class='money'>€24,512</b> pledged of €10,000 goal</p><button>Back it</button>";
    assert_eq!(at("https://pledge.example/projects/teapot", project).price, None);
}

#[test]
fn nothing_at_all_has_failed() {
    assert_eq!(at("https://leaf.example/", "").outcome, Outcome::Failed);
}
