//! What the address of a page tells: shops keep their products below a word of their own.
use url::Url;

const SHELVES: &[&str] = &[
    "product",
    "products",
    "p",
    "dp",
    "item",
    "items",
    "itm",
    "ip",
    "pd",
    "pdp",
    "prod",
    "goods",
    "shop",
    "buy",
    "produkt",
    "produkte",
    "produkty",
    "produit",
    "produits",
    "producto",
    "productos",
    "produto",
    "produtos",
    "prodotto",
    "prodotti",
    "artikel",
    "artikkel",
    "tovar",
    "product-page",
    "listing",
    "app",
    "book",
    "books",
    "livre",
    "libro",
    "kniha",
    "urun",
    "tuote",
    "termek",
    "vare",
];
/// The names of shelves are short, those of things have a number or several words.
const FEWEST_WORDS: usize = 3;

/// `/products/blue-teapot-with-lid`, `/p/4711`, `/blue-teapot/dp/B00X`; `/products/teapots` is a shelf.
pub fn is_of_a_product(url: &Url) -> bool {
    let parts: Vec<&str> =
        url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let shelf = parts.iter().position(|part| SHELVES.contains(&part.to_ascii_lowercase().as_str()));
    let is_thing = |part: &&str| {
        part.contains(|c: char| c.is_ascii_digit()) || part.split(['-', '_', '.']).count() >= FEWEST_WORDS
    };
    shelf.is_some_and(|shelf| parts[shelf + 1..].last().is_some_and(is_thing))
}

const LISTS: &[&str] = &[
    "collections",
    "collection",
    "category",
    "categories",
    "product-category",
    "kategorie",
    "categorie",
    "categoria",
    "c",
    "s",
    "search",
    "blog",
    "blogs",
    "news",
    "article",
    "articles",
    "brands",
    "tag",
];

/// `/collections/teapots`, `/search`; the front page too.
pub fn is_of_a_list(url: &Url) -> bool {
    let mut parts = url.path_segments().into_iter().flatten().filter(|part| !part.is_empty()).peekable();
    parts.peek().is_none() || parts.any(|part| LISTS.contains(&part.to_ascii_lowercase().as_str()))
}
