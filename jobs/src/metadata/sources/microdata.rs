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
    let roots = page.itemscopes().filter(|element| !is_part(*element));
    let roots = roots.filter(|root| root.attr("itemtype").is_some());
    let documents: Vec<Value> = roots.map(|root| item(page, root, &mut budget)).collect();
    schema_org::products(&documents, Source::Microdata)
}

/// A property of an item around it. Some shops write `itemprop` where nothing is around.
fn is_part(element: ElementRef<'_>) -> bool {
    let around =
        || element.ancestors().filter_map(ElementRef::wrap).any(|outer| outer.attr("itemscope").is_some());
    element.attr("itemprop").is_some() && around()
}

fn item(page: &Page, scope: ElementRef<'_>, budget: &mut usize) -> Value {
    let mut map = Map::new();
    if let Some(kind) = scope.attr("itemtype") {
        let types = kind.split_whitespace().map(Value::from).collect();
        map.insert("@type".to_owned(), Value::Array(types));
    }
    if let Some(id) = scope.attr("itemid") {
        map.insert("@id".to_owned(), Value::from(id));
    }
    gather(page, scope, &mut map, budget);
    for id in scope.attr("itemref").into_iter().flat_map(str::split_whitespace) {
        if let Some(element) = page.by_id(id) {
            property(page, element, &mut map, budget);
        }
    }
    Value::Object(map)
}

/// The properties below an element, without those of items inside it.
fn gather(page: &Page, scope: ElementRef<'_>, map: &mut Map<String, Value>, budget: &mut usize) {
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
            property(page, element, map, budget);
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

fn property(page: &Page, element: ElementRef<'_>, map: &mut Map<String, Value>, budget: &mut usize) {
    *budget = budget.saturating_sub(1);
    if *budget == 0 {
        return;
    }
    for name in element.attr("itemprop").into_iter().flat_map(str::split_whitespace) {
        let is_scope = element.attr("itemscope").is_some();
        let value = if is_scope { item(page, element, budget) } else { value(element) };
        add(map, name, value);
    }
}

fn value(element: ElementRef<'_>) -> Value {
    let name = element.value().name();
    let by_tag = match name {
        "meta" => element.attr("content"),
        "img" | "source" | "video" | "audio" | "embed" | "iframe" => ["data-src", "src", "href"]
            .iter()
            .filter_map(|name| element.attr(name))
            .find(|src| !src.is_empty()),
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
