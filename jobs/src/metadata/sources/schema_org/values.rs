//! Reading single values out of loosely typed documents.
use crate::metadata::{parse, words};
use serde_json::Value;

/// References can repeat one text a thousand times.
const LONGEST_TEXT: usize = 20_000;

/// The last part of every type name: `https://schema.org/Product`, `schema:Product`, `Product`.
pub fn types(value: &Value) -> impl Iterator<Item = &str> {
    let named = value.get("@type").or_else(|| value.get("type"));
    let list = named.map(|named| named.as_array().map_or(std::slice::from_ref(named), Vec::as_slice));
    list.unwrap_or_default().iter().filter_map(Value::as_str).map(last_part)
}

pub fn last_part(name: &str) -> &str {
    name.trim().rsplit(['/', ':', '#']).next().unwrap_or(name)
}

pub fn first(value: &Value) -> &Value {
    value.as_array().and_then(|list| list.first()).unwrap_or(value)
}

pub fn text(value: Option<&Value>) -> Option<String> {
    let text = match first(value?) {
        Value::String(text) => words::tidy(&parse::plain_text(&words::tidy(beginning(text)))),
        Value::Number(number) => number.to_string(),
        Value::Object(map) => return text(map.get("@value").or_else(|| map.get("value"))),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_TEXT)]
}

pub fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(|one| text(Some(one))).collect(),
        one => text(one).into_iter().collect(),
    }
}
