//! Reading an object that looks like a product, whatever its maker called the parts.
use crate::metadata::facts::{Availability, Source};
use crate::metadata::price::{amount, currency};
use crate::metadata::sources::product::{Kind, Offer, Product};
use crate::metadata::sources::schema_org::availability;
use crate::metadata::words;
use rust_decimal::Decimal;
use serde_json::Value;

pub const NAMES: &[&str] =
    &["name", "item_name", "productName", "product_name", "content_name", "title", "displayName"];
/// What is paid comes before what it was.
const PRICES: &[&str] = &[
    "salePrice",
    "sale_price",
    "finalPrice",
    "final_price",
    "currentPrice",
    "current_price",
    "offerPrice",
    "sellingPrice",
    "priceToPay",
    "price",
    "product_price",
    "unitPrice",
    "value",
    "amount",
    "current",
    "sale",
    "formattedPrice",
];
const CURRENCIES: &[&str] =
    &["currency", "currencyCode", "priceCurrency", "currency_code", "currencyIso", "product_currency"];
const BRANDS: &[&str] = &["brand", "item_brand", "vendor", "brandName", "manufacturer"];
const IMAGES: &[&str] =
    &["image", "imageUrl", "image_url", "featured_image", "primaryImage", "images", "thumbnail"];
const AVAILABLE: &[&str] = &["available", "inStock", "in_stock", "isInStock", "isAvailable", "purchasable"];

/// A product, if the object has a price; `around` is what surrounds it and may name the currency.
pub fn product(object: &Value, around: &Value) -> Option<Product> {
    let code = code(object).or_else(|| code(around));
    let price = price(object, code, 0)?;
    let mut product = Product::new(Source::Embedded, Kind::Product);
    product.name = text(object, NAMES).map(|name| words::tidy(&crate::metadata::parse::plain_text(&name)));
    product.brand = text(object, BRANDS);
    product.images = IMAGES.iter().filter_map(|key| picture(object.get(*key)?)).take(1).collect();
    let availability = in_stock(object);
    product.offers = vec![Offer { price: Some(price), currency: code, availability, ..Offer::default() }];
    Some(product)
}

pub fn text(object: &Value, keys: &[&str]) -> Option<String> {
    let found = keys.iter().filter_map(|key| object.get(*key)).find_map(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    });
    found.map(|text| words::tidy(&text)).filter(|text| !text.is_empty())
}

fn price(object: &Value, code: Option<&'static str>, depth: usize) -> Option<Decimal> {
    PRICES
        .iter()
        .filter_map(|key| object.get(*key))
        .find_map(|value| match value {
            Value::Number(number) => number.to_string().parse().ok(),
            Value::String(text) => amount::machine(text, code),
            Value::Object(_) if depth < 2 => price(value, code, depth + 1),
            _ => None,
        })
        .filter(|price: &Decimal| !price.is_zero() && price.is_sign_positive())
}

fn code(object: &Value) -> Option<&'static str> {
    let own = CURRENCIES.iter().filter_map(|key| object.get(*key)?.as_str()).find_map(currency::written);
    own.or_else(|| {
        PRICES.iter().filter_map(|key| object.get(*key)).filter(|value| value.is_object()).find_map(code)
    })
}

fn picture(value: &Value) -> Option<String> {
    match value {
        Value::String(address) => Some(address.clone()).filter(|address| address.contains('/')),
        Value::Array(list) => picture(list.first()?),
        Value::Object(map) => ["url", "src", "href"].iter().find_map(|key| picture(map.get(*key)?)),
        _ => None,
    }
}

fn in_stock(object: &Value) -> Option<Availability> {
    let said = AVAILABLE.iter().find_map(|key| object.get(*key)?.as_bool());
    let said = said
        .or_else(|| object.get("soldOut").or_else(|| object.get("isSoldOut"))?.as_bool().map(|gone| !gone));
    let by_word =
        || object.get("availability").or_else(|| object.get("stockStatus"))?.as_str().and_then(availability);
    said.map(|yes| if yes { Availability::InStock } else { Availability::OutOfStock }).or_else(by_word)
}
