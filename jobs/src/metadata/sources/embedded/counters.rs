//! What is told to those who count visits: the one place where shops without any markup name the product.
use super::thing;
use crate::metadata::sources::lenient_json;
use crate::metadata::sources::product::Product;
use memchr::memmem;
use serde_json::Value;

/// What comes before the object that describes the product on view, and where in it the product stands.
const CALLS: &[(&str, &[&str])] = &[
    ("'ViewContent'", &[]),
    ("\"ViewContent\"", &[]),
    ("'view_item'", &["items"]),
    ("\"view_item\"", &["items"]),
    ("\"Viewed Product\"", &[]),
    ("'Product Viewed'", &[]),
    ("ecommerce", &["detail", "products"]),
    ("ecommerce", &["items"]),
    ("utag_data", &[]),
    ("'productDetail'", &[]),
    ("\"productDetail\"", &[]),
];
/// Between the name of an event and its object stands a comma or a key, not more.
const GAP: usize = 40;
/// What is counted is short.
const LONGEST: usize = 100_000;

pub fn products(script: &str) -> Vec<Product> {
    CALLS.iter().filter_map(|(call, path)| product(script, call, path)).collect()
}

fn product(script: &str, call: &str, path: &[&str]) -> Option<Product> {
    let places = memmem::find_iter(script.as_bytes(), call.as_bytes()).take(4);
    places.filter_map(|place| object_after(script, place + call.len())).find_map(|object| {
        let within = path
            .iter()
            .try_fold(&object, |value, key| value.get(*key))
            .or_else(|| in_ecommerce(&object, path));
        let described = only(within?)?;
        thing::product(described, &object)
    })
}

fn in_ecommerce<'a>(object: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(object.get("ecommerce")?, |value, key| value.get(*key))
}

fn object_after(script: &str, from: usize) -> Option<Value> {
    let rest = script.get(from..)?;
    let open = rest.bytes().take(GAP).position(|byte| byte == b'{')?;
    rest.get(..open)?.bytes().all(|byte| !matches!(byte, b';' | b')' | b'}')).then_some(())?;
    let until = rest.floor_char_boundary(open + LONGEST);
    lenient_json::parse_start(&rest[open..until]).filter(Value::is_object)
}

/// One product is described; a list of several is a list.
fn only(value: &Value) -> Option<&Value> {
    match value.as_array() {
        Some(list) => list.first().filter(|_| list.len() == 1),
        None => Some(value),
    }
}
