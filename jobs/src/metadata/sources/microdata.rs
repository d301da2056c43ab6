//! Microdata (`itemscope`, `itemprop`), as the JSON it would have been in JSON-LD.
use super::{Product, schema_org};
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::ElementRef;
use serde_json::{Map, Value};

const MOST_ELEMENTS: usize = 60_000;

pub fn products(page: &Page) -> Vec<Product> {
    let mut budget = MOST_ELEMENTS;
    let roots = page.itemscopes().filter(|element| element.attr("itemprop").is_none());
    let documents: Vec<Value> =
        roots.filter(|root| root.attr("itemtype").is_some()).map(|root| item(root, &mut budget)).collect();
    schema_org::products(&documents, Source::Microdata)
}

fn item(scope: ElementRef<'_>, budget: &mut usize) -> Value {
    let mut map = Map::new();
    if let Some(kind) = scope.attr("itemtype") {
        let types = kind.split_whitespace().map(Value::from).collect();
        map.insert("@type".to_owned(), Value::Array(types));
    }
    if let Some(id) = scope.attr("itemid") {
        map.insert("@id".to_owned(), Value::from(id));
    }
    gather(scope, &mut map, budget);
    Value::Object(map)
}

/// The properties below an element, without those of items inside it.
fn gather(scope: ElementRef<'_>, map: &mut Map<String, Value>, budget: &mut usize) {
    let mut next = scope.first_child();
    let mut open = Vec::new();
    while let Some(node) = next {
        *budget = budget.saturating_sub(1);
        if *budget == 0 {
            return;
        }
        let element = ElementRef::wrap(node);
        let is_scope = element.is_some_and(|element| element.attr("itemscope").is_some());
        if let Some(element) = element {
            for name in element.attr("itemprop").into_iter().flat_map(str::split_whitespace) {
                let value = if is_scope { item(element, budget) } else { value(element) };
                add(map, name, value);
            }
        }
        if !is_scope && node.has_children() {
            open.push(node);
            next = node.first_child();
        } else {
            next = node.next_sibling();
        }
        while next.is_none() {
            let Some(parent) = open.pop() else { return };
            next = parent.next_sibling();
        }
    }
}

fn value(element: ElementRef<'_>) -> Value {
    let name = element.value().name();
    let by_tag = match name {
        "meta" => element.attr("content"),
        "img" | "source" | "video" | "audio" | "embed" | "iframe" => {
            element.attr("data-src").filter(|src| !src.is_empty()).or_else(|| element.attr("src"))
        }
        "a" | "area" | "link" => element.attr("href"),
        "data" | "meter" => element.attr("value"),
        "time" => element.attr("datetime"),
        _ => None,
    };
    let written = element.attr("content").filter(|content| !content.is_empty()).or(by_tag);
    let text = || words::readable(element);
    Value::String(written.map_or_else(text, str::to_owned))
}

pub fn add(map: &mut Map<String, Value>, name: &str, value: Value) {
    let key = schema_org::property(name).to_owned();
    match map.get_mut(&key) {
        None => {
            map.insert(key, value);
        }
        Some(Value::Array(list)) if key != "@type" => list.push(value),
        Some(first) => {
            let both = vec![first.take(), value];
            map.insert(key, Value::Array(both));
        }
    }
}
