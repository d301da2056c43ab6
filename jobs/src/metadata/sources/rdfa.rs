//! RDFa Lite (`typeof`, `property`), as the JSON it would have been in JSON-LD.
use super::microdata::add;
use super::{Product, schema_org};
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::ElementRef;
use serde_json::{Map, Value};

const DEEPEST: usize = 64;
const MOST_ELEMENTS: usize = 60_000;

pub fn products(page: &Page) -> Vec<Product> {
    let mut budget = MOST_ELEMENTS;
    let roots =
        page.typeofs().filter(|element| element.attr("property").is_none() && element.attr("rel").is_none());
    let documents: Vec<Value> = roots.map(|root| thing(root, 0, &mut budget)).collect();
    schema_org::products(&documents, Source::Rdfa)
}

fn thing(element: ElementRef<'_>, depth: usize, budget: &mut usize) -> Value {
    let mut map = Map::new();
    let types = element.attr("typeof").into_iter().flat_map(str::split_whitespace).map(Value::from).collect();
    map.insert("@type".to_owned(), Value::Array(types));
    if let Some(id) = element.attr("resource").or_else(|| element.attr("about")) {
        map.insert("@id".to_owned(), Value::from(id));
    }
    gather(element, depth + 1, budget, &mut map);
    Value::Object(map)
}

fn gather(element: ElementRef<'_>, depth: usize, budget: &mut usize, map: &mut Map<String, Value>) {
    for child in element.child_elements() {
        *budget = budget.saturating_sub(1);
        if depth > DEEPEST || *budget == 0 {
            return;
        }
        let is_thing = child.attr("typeof").is_some();
        let names = child.attr("property").or_else(|| child.attr("rel")).unwrap_or_default();
        for name in names.split_whitespace() {
            let value = if is_thing { thing(child, depth + 1, budget) } else { value(child) };
            add(map, name, value);
        }
        if !is_thing {
            gather(child, depth + 1, budget, map);
        }
    }
}

fn value(element: ElementRef<'_>) -> Value {
    let written =
        ["content", "resource", "href", "src", "datetime"].iter().find_map(|name| element.attr(name));
    let text = || words::readable(element);
    Value::String(written.map_or_else(text, str::to_owned))
}
