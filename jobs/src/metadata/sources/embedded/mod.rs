//! State that shops put into scripts for their own pages and for those who count visits. Nobody wrote it for us,
//! so it is believed less than words made for machines.
mod amounts;
mod counters;
mod documents;
mod flight;
mod keys;
mod references;
mod shopify;
mod state;
mod thing;

use super::Product;
use crate::metadata::page::Page;

/// What is said in few words: always worth reading.
pub fn products(page: &Page) -> Vec<Product> {
    let scripts: Vec<String> = page
        .scripts()
        .filter(|script| is_code(script.attr("type")))
        .map(|script| script.text().collect())
        .collect();
    let mut products: Vec<Product> = scripts.iter().filter_map(|script| shopify::product(script)).collect();
    products.extend(scripts.iter().flat_map(|script| counters::products(script)));
    products
}

/// The whole state of a page that is drawn in the browser: large, and read only when nothing else has a price.
pub fn products_in_state(page: &Page) -> Vec<Product> {
    state::products(page)
}

fn is_code(kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| {
        kind.is_empty() || kind.contains("javascript") || kind == "module" || kind.starts_with("text/plain")
    })
}
