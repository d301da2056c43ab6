//! Everything a page says about products, each statement with its source; judging comes later.
mod embedded;
mod json_ld;
mod learned;
mod lenient_json;
mod meta;
mod microdata;
mod product;
mod rdfa;
mod schema_org;
mod shops;

use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::recipe::Recipe;
use serde_json::Value;

pub use product::{Kind, Offer, Product};

pub struct Said {
    pub products: Vec<Product>,
    /// The page calls itself an article or a collection.
    pub is_article: bool,
}

pub fn all(page: &Page, recipes: &[Recipe]) -> Said {
    let documents = json_ld::documents(page);
    let mut products = products(page, &documents);
    products.extend(learned::products(page, recipes));
    Said { products, is_article: schema_org::is_article(&documents) }
}

fn products(page: &Page, documents: &[Value]) -> Vec<Product> {
    let mut products = shops::products(page);
    products.extend(schema_org::products(documents, Source::JsonLd));
    products.extend(microdata::products(page));
    products.extend(rdfa::products(page));
    products.extend(embedded::products(page));
    products.extend(meta::products(page));
    if !products.iter().any(Product::is_priced) || !has_picture(page, &products) {
        products.extend(embedded::products_in_state(page));
    }
    products
}

fn has_picture(page: &Page, products: &[Product]) -> bool {
    page.meta(&["og:image", "twitter:image"]).is_some()
        || products.iter().any(|product| !product.images.is_empty())
}
