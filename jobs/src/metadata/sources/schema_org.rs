//! schema.org in any notation. Microdata and RDFa are first turned into the same JSON, so there is one reader.
mod graph;
mod offers;
mod values;

use super::product::{Kind, Product};
use crate::metadata::facts::Source;
use crate::metadata::words;
use graph::Graph;
pub use offers::availability;
use serde_json::Value;
use values::{first, text, texts};

pub fn products(documents: &[Value], source: Source) -> Vec<Product> {
    let graph = Graph::new(documents);
    let found = graph.things().into_iter().filter_map(|thing| {
        let kind = kind(thing.value)?;
        let mut product = product(&graph, thing.value, source, kind);
        product.is_aside = thing.is_aside;
        if let Some(offer) = thing.offer.filter(|_| !product.is_priced()) {
            product.offers = offers::standing_alone(&graph, offer);
        }
        (kind != Kind::Sellable || product.is_for_sale()).then_some(product)
    });
    found.collect()
}

const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Blog",
    "TechArticle",
    "ReportageNewsArticle",
    "LiveBlogPosting",
    "CollectionPage",
    "SearchResultsPage",
    "Recipe",
    "JobPosting",
    "ProfilePage",
    "QAPage",
    "DiscussionForumPosting",
    "ItemList",
];

/// The page is something to read or to choose from, by its own words.
pub fn is_article(documents: &[Value]) -> bool {
    let things = Graph::new(documents).things();
    things
        .iter()
        .filter(|thing| !thing.is_aside)
        .any(|thing| values::types(thing.value).any(|name| ARTICLES.contains(&name)))
}

fn kind(value: &Value) -> Option<Kind> {
    values::types(value).find_map(|name| match name {
        "Product" | "IndividualProduct" | "SomeProducts" | "ProductModel" | "Vehicle" | "Car" | "Drug" => {
            Some(Kind::Product)
        }
        "ProductGroup" => Some(Kind::Group),
        "Book"
        | "Audiobook"
        | "Movie"
        | "VideoGame"
        | "Game"
        | "MusicAlbum"
        | "MusicRecording"
        | "SoftwareApplication"
        | "MobileApplication"
        | "WebApplication"
        | "Event"
        | "MusicEvent"
        | "TheaterEvent"
        | "SportsEvent"
        | "Course"
        | "Service"
        | "CreativeWork"
        | "Apartment"
        | "SingleFamilyResidence"
        | "VisualArtwork" => Some(Kind::Sellable),
        _ => None,
    })
}

fn product(graph: &Graph<'_>, value: &Value, source: Source, kind: Kind) -> Product {
    let mut product = Product::new(source, kind);
    product.name = text(graph.get(value, "name")).or_else(|| text(graph.get(value, "title")));
    product.description = text(graph.get(value, "description"));
    product.images = images(graph, value);
    product.brand = name_of(graph, value, &["brand", "manufacturer"]);
    product.gtin = gtin(graph, value);
    product.skus = skus(graph, value);
    product.url = text(graph.get(value, "url")).or_else(|| text(graph.get(value, "@id")));
    product.offers = offers::of(graph, value);
    fill_from_variants(graph, value, &mut product);
    product
}

const MOST_VARIANTS: usize = 300;

/// A group often leaves price and picture to its variants.
fn fill_from_variants(graph: &Graph<'_>, value: &Value, product: &mut Product) {
    for variant in graph.list(value, "hasVariant").into_iter().take(MOST_VARIANTS) {
        let skus = skus(graph, variant);
        let url = text(graph.get(variant, "url"));
        for mut offer in offers::of(graph, variant) {
            offer.skus.extend(skus.iter().cloned());
            offer.url = offer.url.or_else(|| url.clone());
            product.offers.push(offer);
        }
        if product.images.is_empty() {
            product.images = images(graph, variant);
        }
        product.gtin = product.gtin.take().or_else(|| gtin(graph, variant));
        product.name = product.name.take().or_else(|| text(graph.get(variant, "name")));
    }
}

fn images(graph: &Graph<'_>, value: &Value) -> Vec<String> {
    let found = ["image", "images", "photo", "thumbnailUrl"].iter().flat_map(|key| graph.list(value, key));
    found.filter_map(|image| image_address(graph, image, 0)).collect()
}

/// References may lead in a circle.
const DEEPEST_IMAGE: usize = 4;

fn image_address(graph: &Graph<'_>, image: &Value, depth: usize) -> Option<String> {
    let inside = |inner: &Value| (depth < DEEPEST_IMAGE).then(|| image_address(graph, inner, depth + 1))?;
    match image {
        Value::String(address) => Some(words::tidy(address)),
        Value::Object(_) => {
            let keys = ["contentUrl", "url", "src", "@id", "thumbnail"];
            keys.iter().filter_map(|key| graph.get(image, key)).find_map(inside)
        }
        Value::Array(list) => list.iter().find_map(inside),
        _ => None,
    }
}

fn name_of(graph: &Graph<'_>, value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| graph.get(value, key)).find_map(|named| match first(named) {
        Value::String(name) => text(Some(&Value::String(name.clone()))),
        object => text(graph.get(object, "name")),
    })
}

fn gtin(graph: &Graph<'_>, value: &Value) -> Option<String> {
    let keys = ["gtin", "gtin13", "gtin14", "gtin12", "gtin8", "ean", "isbn"];
    let found = keys.iter().filter_map(|key| text(graph.get(value, key)));
    let mut own = found.map(|code| code.chars().filter(char::is_ascii_digit).collect::<String>());
    own.find(|code| matches!(code.len(), 8 | 12 | 13 | 14))
}

fn skus(graph: &Graph<'_>, value: &Value) -> Vec<String> {
    let keys = ["sku", "productID", "mpn", "productGroupID", "identifier"];
    keys.iter().flat_map(|key| texts(graph.get(value, key))).collect()
}

/// `schema:price`, `gr:hasPriceSpecification`, `http://schema.org/name` → the bare name.
pub fn property(name: &str) -> &str {
    values::last_part(name)
}
