//! Pages drawn in the browser carry all they will show as JSON. The product is the object named like the page.
use super::thing;
use crate::metadata::page::Page;
use crate::metadata::sources::lenient_json;
use crate::metadata::sources::product::Product;
use crate::metadata::words;
use memchr::memmem;
use serde_json::Value;

const VARIABLES: &[&str] = &[
    "__INITIAL_STATE__",
    "__PRELOADED_STATE__",
    "__APOLLO_STATE__",
    "__INITIAL_DATA__",
    "__NUXT__",
    "__STATE__",
    "__PRODUCT__",
    "digitalData",
    "productData",
    "var product",
    "product_data",
];
const MOST_NODES: usize = 200_000;
const MOST_BYTES: usize = 3_000_000;
/// A name this alike is the page's own.
const ALIKE: f64 = 0.8;

pub fn products(page: &Page) -> Vec<Product> {
    let names = page.names();
    let mut found: Option<(f64, Product)> = None;
    for document in documents(page) {
        let mut budget = MOST_NODES;
        search(&document, &Value::Null, &names, &mut budget, &mut found);
    }
    found.map(|(_, product)| product).into_iter().collect()
}

fn documents(page: &Page) -> Vec<Value> {
    let texts = page.scripts().filter_map(|script| {
        let text: String = script.text().collect();
        (text.len() < MOST_BYTES).then(|| document(&text, script.attr("type")))?
    });
    texts.collect()
}

fn document(text: &str, kind: Option<&str>) -> Option<Value> {
    if kind.is_some_and(|kind| kind.ends_with("json") && !kind.contains("ld+")) {
        return serde_json::from_str(text.trim()).ok();
    }
    let after = VARIABLES
        .iter()
        .find_map(|name| Some(memmem::find(text.as_bytes(), name.as_bytes())? + name.len()))?;
    let open = text[after..].find('{').filter(|open| *open < 40)?;
    lenient_json::parse_start(&text[after + open..])
}

fn search(
    value: &Value,
    around: &Value,
    names: &[String],
    budget: &mut usize,
    found: &mut Option<(f64, Product)>,
) {
    *budget = budget.saturating_sub(1);
    if *budget == 0 {
        return;
    }
    match value {
        Value::Object(map) => {
            consider(value, around, names, found);
            map.values().for_each(|inner| search(inner, value, names, budget, found));
        }
        Value::Array(list) => list.iter().for_each(|inner| search(inner, around, names, budget, found)),
        _ => {}
    }
}

fn consider(value: &Value, around: &Value, names: &[String], found: &mut Option<(f64, Product)>) {
    let Some(name) = thing::text(value, thing::NAMES).filter(|name| may_be(name, names)) else { return };
    let Some(product) = thing::product(value, around) else { return };
    let alike = names.iter().map(|other| words::likeness(&name, other)).fold(0.0, f64::max);
    if alike >= ALIKE && found.as_ref().is_none_or(|(best, _)| *best < alike) {
        *found = Some((alike, product));
    }
}

/// A cheap look before a dear comparison: there are thousands of names in a page's state.
fn may_be(name: &str, names: &[String]) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    name.len() < 400 && names.iter().any(|other| other.contains(first))
}
