//! What an object says it costs: a number, a text, an object around one, whole units or cents.
use super::keys::{self, part, parts};
use crate::metadata::price::{amount, currency};
use rust_decimal::Decimal;
use serde_json::Value;

const DEEPEST: usize = 4;
/// Said only by what prints a product with its prices in cents: Shopify's themes.
const SAID_WITH_CENTS: &[&str] = &["price_varies", "price_min", "public_title", "compare_at_price_varies"];
const DIGITS: &[&str] = &["fractiondigits", "precision"];

pub fn price(object: &Value, code: Option<&'static str>) -> Option<Decimal> {
    let found = within(object, keys::PRICES, code, 0);
    // `value` is money where a currency stands beside it.
    let counted = || code.and_then(|_| within(object, &["value", "amount"], code, 0));
    let price = found.or_else(|| cents(object)).or_else(counted)?;
    let is_small = price.scale() == 0 && SAID_WITH_CENTS.iter().any(|key| object.get(*key).is_some());
    Some(if is_small && part(object, "price").is_some_and(Value::is_u64) {
        price / Decimal::ONE_HUNDRED
    } else {
        price
    })
}

pub fn code(object: &Value) -> Option<&'static str> {
    code_within(object, 0)
}

fn within(
    object: &Value,
    names: &'static [&str],
    code: Option<&'static str>,
    depth: usize,
) -> Option<Decimal> {
    parts(object, names).find_map(|value| read(value, code, depth)).filter(|price| !price.is_zero())
}

fn read(value: &Value, code: Option<&'static str>, depth: usize) -> Option<Decimal> {
    let read = match value {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => amount::machine(text, code),
        Value::Object(_) if depth < DEEPEST => cents(value)
            .or_else(|| within(value, keys::AMOUNTS, code, depth + 1))
            .or_else(|| within(value, keys::PRICES, code, depth + 1)),
        Value::Array(list) if depth < DEEPEST => read(list.first()?, code, depth + 1),
        _ => None,
    };
    read.filter(|price| !price.is_zero() && price.is_sign_positive())
}

fn cents(object: &Value) -> Option<Decimal> {
    let cents = parts(object, keys::CENTS).find_map(Value::as_i64)?;
    let digits = parts(object, DIGITS).find_map(Value::as_u64).and_then(|digits| u32::try_from(digits).ok());
    Some(Decimal::new(cents, digits.filter(|digits| *digits <= 4).unwrap_or(2)))
        .filter(|price| !price.is_zero())
}

fn code_within(object: &Value, depth: usize) -> Option<&'static str> {
    let own = parts(object, keys::CURRENCIES).find_map(|value| match value {
        Value::String(text) => currency::written(text),
        Value::Object(_) => {
            parts(value, keys::CURRENCY_CODES).filter_map(Value::as_str).find_map(currency::written)
        }
        _ => None,
    });
    own.or_else(|| {
        let holders = parts(object, keys::PRICES).chain(parts(object, keys::AMOUNTS));
        holders.filter(|_| depth < DEEPEST).find_map(|value| code_within(first(value)?, depth + 1))
    })
}

fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Object(_) => Some(value),
        Value::Array(list) => list.first(),
        _ => None,
    }
}
