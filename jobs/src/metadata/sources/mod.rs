//! Everything a page says about products, each statement with its source; judging comes later.
mod embedded;
mod json_ld;
mod lenient_json;
mod meta;
mod microdata;
mod product;
mod rdfa;
mod schema_org;
mod shops;

use crate::metadata::page::Page;
pub use product::{Kind, Offer, Product};

pub fn all(page: &Page) -> Vec<Product> {
    let mut products = shops::products(page);
    products.extend(json_ld::products(page));
    products.extend(microdata::products(page));
    products.extend(rdfa::products(page));
    products.extend(embedded::products(page));
    products.extend(meta::products(page));
    if let Ok(only) = std::env::var("ABLATE") {
        products.retain(|p| !only.contains(&format!("{:?}", p.source)));
        if only.contains("State") {
            return products;
        }
    }
    if !products.iter().any(Product::is_priced) {
        products.extend(embedded::products_in_state(page));
    }
    products
}
