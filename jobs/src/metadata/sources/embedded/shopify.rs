//! Shopify counts visits with the product and all its variants, priced in the smallest unit.
use super::thing;
use crate::metadata::facts::Source;
use crate::metadata::price::currency;
use crate::metadata::sources::lenient_json;
use crate::metadata::sources::product::{Kind, Offer, Product};
use memchr::memmem;
use rust_decimal::Decimal;
use serde_json::Value;

pub fn product(script: &str) -> Option<Product> {
    let meta = memmem::find(script.as_bytes(), b"var meta = {\"product\"")?;
    let meta = lenient_json::parse_start(&script[meta + "var meta = ".len()..])?;
    let described = meta.get("product")?;
    let mut product = Product::new(Source::Embedded, Kind::Product);
    product.name = ["title", "untranslatedTitle"].iter().find_map(|key| thing::text(described.get(*key)?));
    product.brand = described.get("vendor").and_then(thing::text);
    product.offers = described
        .get("variants")?
        .as_array()?
        .iter()
        .filter_map(|variant| offer(variant, currency_of(script)))
        .collect();
    product.is_for_sale().then_some(product)
}

fn offer(variant: &Value, currency: Option<&'static str>) -> Option<Offer> {
    let price = Decimal::new(variant.get("price")?.as_i64()?, 2);
    let skus = ["id", "sku"]
        .iter()
        .filter_map(|key| variant.get(*key))
        .map(|sku| sku.to_string().trim_matches('"').to_owned());
    Some(Offer { price: Some(price), currency, skus: skus.collect(), ..Offer::default() })
}

fn currency_of(script: &str) -> Option<&'static str> {
    let at = memmem::find(script.as_bytes(), b"\"currency\":\"")?;
    currency::written(script.get(at + 12..at + 15)?)
}
