//! Nuxt and its like write a page's state as one list in which every part of an object is the place of its value in
//! that list: `[{"product":1},{"name":2,"price":3},"Blue teapot",24.5]`.
use serde_json::{Map, Value};

const DEEPEST: usize = 24;
/// One value may be referred to from many places.
const MOST_VALUES: usize = 100_000;
/// What a list is wrapped in to be watched.
const WRAPPINGS: &[&str] =
    &["Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef"];

/// The same document with its references followed; any other document as it is.
pub fn followed(document: Value) -> Value {
    match document.as_array() {
        Some(list) if is_referring(list) => {
            let mut left = MOST_VALUES;
            value(list, 0, 0, &mut left)
        }
        _ => document,
    }
}

fn is_referring(list: &[Value]) -> bool {
    let Some(first) = list.first() else { return false };
    let parts: Vec<&Value> = match first {
        Value::Object(map) => map.values().collect(),
        Value::Array(inner) => inner.iter().skip(1).collect(),
        _ => return false,
    };
    let leads = |part: &&Value| part.as_u64().is_some_and(|place| place < list.len() as u64);
    list.len() > 3 && !parts.is_empty() && parts.iter().all(leads)
}

fn value(list: &[Value], place: usize, depth: usize, left: &mut usize) -> Value {
    *left = left.saturating_sub(1);
    if depth > DEEPEST || *left == 0 {
        return Value::Null;
    }
    let mut at = |part: &Value| {
        let place = part.as_u64().and_then(|place| usize::try_from(place).ok());
        place.map_or(Value::Null, |place| value(list, place, depth + 1, left))
    };
    match list.get(place) {
        Some(Value::Object(map)) => {
            Value::Object(map.iter().map(|(key, part)| (key.clone(), at(part))).collect::<Map<_, _>>())
        }
        Some(Value::Array(parts)) => match parts.first().and_then(Value::as_str) {
            Some(wrapping) if WRAPPINGS.contains(&wrapping) => parts.get(1).map_or(Value::Null, at),
            Some(_) => Value::Null,
            None => Value::Array(parts.iter().map(at).collect()),
        },
        Some(plain) => plain.clone(),
        None => Value::Null,
    }
}
