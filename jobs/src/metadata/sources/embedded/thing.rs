//! Reading an object that looks like a product, whatever its maker called the parts.
use super::amounts;
use super::keys::{self, part, parts};
use crate::metadata::facts::{Availability, Source};
use crate::metadata::sources::product::{Kind, Offer, Product};
use crate::metadata::sources::schema_org::availability;
use crate::metadata::{parse, words};
use serde_json::Value;

const MOST_VARIANTS: usize = 300;

/// A product, if the object has a price; `around` is what surrounds it and may name the currency.
pub fn product(object: &Value, around: &Value) -> Option<Product> {
    let code = amounts::code(object).or_else(|| amounts::code(around));
    let own = amounts::price(object, code);
    let variants = variants(object, code);
    let agree = own.is_none() || variants.iter().any(|variant| variant.price == own);
    let mut product = Product::new(Source::Embedded, Kind::Product);
    product.offers = if agree && !variants.is_empty() { variants } else { vec![offer(object, own, code)] };
    if !product.is_priced() {
        return None;
    }
    product.name = name(object).map(|name| words::tidy(&parse::plain_text(&name)));
    product.brand = parts(object, keys::BRANDS).find_map(text);
    product.images = parts(object, keys::IMAGES).find_map(|value| picture(value, 0)).into_iter().collect();
    Some(product)
}

pub fn name(object: &Value) -> Option<String> {
    parts(object, keys::NAMES).find_map(text)
}

/// A text, or the short form of one that is given in several.
pub fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(_) => {
            ["name", "short", "title", "default", "text"].iter().find_map(|key| value.get(*key)?.as_str())?
        }
        _ => return None,
    };
    Some(words::tidy(text)).filter(|text| !text.is_empty())
}

fn variants(object: &Value, code: Option<&'static str>) -> Vec<Offer> {
    let list = parts(object, keys::VARIANTS).find_map(Value::as_array);
    let variants = list.into_iter().flatten().take(MOST_VARIANTS);
    let offers = variants.map(|variant| offer(variant, amounts::price(variant, code), code));
    offers.filter(|offer| offer.price.is_some()).collect()
}

fn offer(object: &Value, price: Option<rust_decimal::Decimal>, code: Option<&'static str>) -> Offer {
    let skus = parts(object, keys::CODES).map(|code| code.to_string().trim_matches('"').to_owned());
    Offer {
        price,
        currency: amounts::code(object).or(code),
        availability: in_stock(object),
        skus: skus.collect(),
        ..Offer::default()
    }
}

const DEEPEST: usize = 3;

fn picture(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(address) => Some(address.clone()).filter(|address| address.contains('/')),
        _ if depth > DEEPEST => None,
        Value::Array(list) => picture(list.first()?, depth + 1),
        Value::Object(_) => parts(value, keys::ADDRESSES)
            .chain(parts(value, keys::IMAGES))
            .find_map(|inner| picture(inner, depth + 1)),
        _ => None,
    }
}

fn in_stock(object: &Value) -> Option<Availability> {
    let yes = parts(object, keys::AVAILABLE).find_map(Value::as_bool);
    let no = || parts(object, keys::GONE).find_map(Value::as_bool).map(|gone| !gone);
    let said = || parts(object, keys::STOCK).find_map(|word| availability(text(word)?.as_str()));
    let by_code = || availability(part(object, "stock")?.get("stockLevelStatus")?.as_str()?);
    yes.or_else(no)
        .map(|yes| if yes { Availability::InStock } else { Availability::OutOfStock })
        .or_else(said)
        .or_else(by_code)
}
