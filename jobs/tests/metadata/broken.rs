//! Pages torn, cut and stirred: never a panic, and never a price out of nowhere.
use crate::stage::{ADDRESS, html};
use jobs::metadata::{Outcome, read};
use proptest::prelude::*;
use url::Url;

const WHOLE: &str = r#"<meta property="og:title" content="Blue teapot &amp; lid"><h1 itemprop="name">Blue teapot</h1>
<script type="application/ld+json">{"@graph":[{"@type":"Product","name":"Blue teapot","image":["/a.jpg"],"offers":[{"@type":"Offer","price":"1.234,50","priceCurrency":"EUR"}]}]}</script>
<div itemscope itemtype="http://schema.org/Product" itemref="x"><span itemprop="price" class="price">€ 24<sup>50</sup></span></div>
<img srcset="/b.jpg 2x, /c.jpg" alt="Blue teapot"><script>var meta = {"product":{"title":"t","variants":[{"price":2450,"id":1}]}};
fbq('track','ViewContent',{value:24.5,currency:'EUR'})</script><button>Add to basket</button>青い急須 🫖"#;

/// Pieces of pages that mean something to one reader or another.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "<div class=price>",
        "<script type=application/ld+json>",
        "</script>",
        "{\"@type\":\"Product\",",
        "\"offers\":{",
        "}",
        "]",
        "<b",
        "</p>",
        "<!--",
        "-->",
        "€",
        "12,50",
        "<h1>",
        "<table>",
        "<template>",
        "<svg>",
        "<meta property=og:image content=",
        "'",
        "\"",
        "<img srcset=\"",
        "itemscope itemprop=offers ",
        "ecommerce",
        "ViewContent'",
        "var meta = {\"product\"",
        "\\ud83d",
        "\u{0}",
        "<plaintext>",
        "<select>",
        "</html>",
        "&#x110000;",
        "İ",
        "ß",
        "\u{2028}",
        "９９円",
    ];
    prop_oneof![3 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), label in "\\PC{0,30}") {
        let _ = read(&bytes, Some(&label), &Url::parse(ADDRESS).unwrap());
    }

    #[test]
    fn any_heap_of_pieces_can_be_read(pieces in proptest::collection::vec(piece(), 0..80)) {
        let _ = read(pieces.concat().as_bytes(), None, &Url::parse(ADDRESS).unwrap());
    }

    #[test]
    fn a_page_may_be_cut_anywhere(at in 0_usize..2_000) {
        let page = html(WHOLE);
        let _ = read(&page.as_bytes()[..at.min(page.len())], None, &Url::parse(ADDRESS).unwrap());
    }

    #[test]
    fn a_page_may_have_bytes_changed(changes in proptest::collection::vec((0_usize..2_000, any::<u8>()), 0..20)) {
        let mut page = html(WHOLE).into_bytes();
        let length = page.len();
        for (at, byte) in changes {
            page[at % length] = byte;
        }
        let _ = read(&page, Some("text/html; charset=utf-8"), &Url::parse(ADDRESS).unwrap());
    }

    #[test]
    fn words_alone_never_make_a_price(text in "[a-zA-Z €$£<>/=\"]{0,200}") {
        prop_assert_eq!(read(text.as_bytes(), None, &Url::parse(ADDRESS).unwrap()).price, None);
    }
}

#[test]
fn the_whole_page_is_fine() {
    let whole = read(html(WHOLE).as_bytes(), None, &Url::parse(ADDRESS).unwrap());
    assert_eq!(whole.outcome, Outcome::Ready);
    assert_eq!(whole.title.as_deref(), Some("Blue teapot"));
}
