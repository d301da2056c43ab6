//! Microdata (`itemscope`, `itemprop`), as the JSON it would have been in JSON-LD.
use super::{Product, schema_org};
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::ElementRef;
use serde_json::{Map, Value};

const MOST_ELEMENTS: usize = 60_000;
const DEEPEST: usize = 40;
/// Each reference is looked for in the whole document.
const MOST_REFERENCES: usize = 20;

pub fn products(page: &Page) -> Vec<Product> {
    let mut reader = Reader { page, elements_left: MOST_ELEMENTS, references_left: MOST_REFERENCES };
    let roots = page.itemscopes().filter(|element| element.attr("itemtype").is_some() && !is_part(*element));
    let documents: Vec<Value> = roots.map(|root| reader.item(root, 0)).collect();
    schema_org::products(&documents, Source::Microdata)
}

/// A property of an item around it. Some shops write `itemprop` where nothing is around.
fn is_part(element: ElementRef<'_>) -> bool {
    let around =
        || element.ancestors().filter_map(ElementRef::wrap).any(|outer| outer.attr("itemscope").is_some());
    element.attr("itemprop").is_some() && around()
}

struct Reader<'a> {
    page: &'a Page,
    elements_left: usize,
    references_left: usize,
}

impl<'a> Reader<'a> {
    fn item(&mut self, scope: ElementRef<'a>, depth: usize) -> Value {
        let mut map = Map::new();
        if let Some(kind) = scope.attr("itemtype") {
            map.insert("@type".to_owned(), kind.split_whitespace().map(Value::from).collect());
        }
        if let Some(id) = scope.attr("itemid") {
            map.insert("@id".to_owned(), Value::from(id));
        }
        self.parts(scope, &mut map, depth);
        for id in scope.attr("itemref").into_iter().flat_map(str::split_whitespace) {
            self.reference(id, &mut map, depth);
        }
        Value::Object(map)
    }

    /// The properties below an element, without those of items inside it.
    fn parts(&mut self, around: ElementRef<'a>, map: &mut Map<String, Value>, depth: usize) {
        let mut open = vec![around.children()];
        while let Some(children) = open.last_mut() {
            let Some(node) = children.next() else {
                open.pop();
                continue;
            };
            let Some(element) = ElementRef::wrap(node) else { continue };
            self.property(element, map, depth);
            if element.attr("itemscope").is_none() {
                open.push(node.children());
            }
        }
    }

    fn property(&mut self, element: ElementRef<'a>, map: &mut Map<String, Value>, depth: usize) {
        self.elements_left = self.elements_left.saturating_sub(1);
        if self.elements_left == 0 || depth > DEEPEST {
            return;
        }
        for name in element.attr("itemprop").into_iter().flat_map(str::split_whitespace) {
            let is_item = element.attr("itemscope").is_some();
            let value = if is_item { self.item(element, depth + 1) } else { value(element) };
            add(map, name, value);
        }
    }

    /// `itemref` may point to itself: the depth ends that.
    fn reference(&mut self, id: &str, map: &mut Map<String, Value>, depth: usize) {
        self.references_left = self.references_left.saturating_sub(1);
        if self.references_left > 0
            && let Some(element) = self.page.by_id(id)
        {
            self.property(element, map, depth);
        }
    }
}

fn value(element: ElementRef<'_>) -> Value {
    let by_tag: &[&str] = match element.value().name() {
        "img" | "source" | "video" | "audio" | "embed" | "iframe" => &["data-src", "src", "href"],
        "a" | "area" | "link" => &["href"],
        "data" | "meter" => &["value"],
        "time" => &["datetime"],
        _ => &[],
    };
    let written =
        ["content"].iter().chain(by_tag).filter_map(|name| element.attr(name)).find(|text| !text.is_empty());
    Value::String(written.map_or_else(|| words::readable(element), str::to_owned))
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
