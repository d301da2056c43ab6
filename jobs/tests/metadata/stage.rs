//! A shop called Leaf & Kettle and the pages it might write.
use jobs::metadata::{Metadata, read};
use url::Url;

pub const ADDRESS: &str = "https://www.leafandkettle.com/teapots/blue-teapot";

pub fn at(address: &str, html: &str) -> Metadata {
    read(html.as_bytes(), Some("text/html; charset=utf-8"), &Url::parse(address).unwrap())
}

pub fn page(body: &str) -> Metadata {
    at(ADDRESS, &html(body))
}

pub fn html(body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Blue teapot | Leaf & Kettle</title></head><body>{body}</body></html>"
    )
}

pub fn json_ld(document: &str) -> Metadata {
    page(&format!("<h1>Blue teapot</h1><script type='application/ld+json'>{document}</script>"))
}

/// A page whose price only people can see.
pub fn seen(price: &str) -> Metadata {
    page(&format!("<main><h1>Blue teapot</h1>{price}<button>Add to basket</button></main>"))
}

pub fn price(metadata: &Metadata) -> (Option<&str>, Option<&str>) {
    (metadata.price.as_deref(), metadata.currency.as_deref())
}
