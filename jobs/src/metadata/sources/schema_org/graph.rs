//! The documents of a page as one graph: things, what they are part of, and `@id` references between them.
use serde_json::Value;
use std::collections::HashMap;

const DEEPEST: usize = 24;
const MOST_THINGS: usize = 500;
/// What stands under these keys is another thing, not the one the page is about.
const ASIDE: &[&str] = &[
    "isRelatedTo",
    "isSimilarTo",
    "isAccessoryOrSparePartFor",
    "isConsumableFor",
    "itemListElement",
    "itemReviewed",
    "review",
    "reviews",
    "breadcrumb",
    "mentions",
    "citation",
    "hasOfferCatalog",
    "containsPlace",
];
/// Read by the thing that holds them.
const OWN_PARTS: &[&str] = &["hasVariant", "offers", "brand", "manufacturer", "isVariantOf"];

pub struct Graph<'a> {
    documents: &'a [Value],
    by_id: HashMap<&'a str, &'a Value>,
}

pub struct Thing<'a> {
    pub value: &'a Value,
    /// The offer it stands in, where the offer is what is described.
    pub offer: Option<&'a Value>,
    pub is_aside: bool,
}

impl<'a> Graph<'a> {
    pub fn new(documents: &'a [Value]) -> Self {
        let mut graph = Self { documents, by_id: HashMap::new() };
        for document in documents {
            graph.index(document, 0);
        }
        graph
    }

    /// Every typed thing, in the order of the page.
    pub fn things(&self) -> Vec<Thing<'a>> {
        let mut things = Vec::new();
        for document in self.documents {
            collect(document, false, 0, &mut things);
        }
        things
    }

    /// A property, followed through `@id` if it is only a reference.
    pub fn get(&self, value: &'a Value, key: &str) -> Option<&'a Value> {
        value.get(key).map(|found| self.follow(found))
    }

    pub fn list(&self, value: &'a Value, key: &str) -> Vec<&'a Value> {
        match value.get(key) {
            Some(Value::Array(list)) => list.iter().map(|one| self.follow(one)).collect(),
            Some(one) => vec![self.follow(one)],
            None => Vec::new(),
        }
    }

    fn follow(&self, value: &'a Value) -> &'a Value {
        let is_reference = value
            .as_object()
            .is_some_and(|map| map.len() <= 2 && map.keys().all(|key| key == "@id" || key == "@type"));
        let id = value.get("@id").and_then(Value::as_str).filter(|_| is_reference);
        id.and_then(|id| self.by_id.get(id)).copied().unwrap_or(value)
    }

    fn index(&mut self, value: &'a Value, depth: usize) {
        if depth > DEEPEST || self.by_id.len() > MOST_THINGS {
            return;
        }
        if let Some(id) = value.get("@id").and_then(Value::as_str) {
            let known = self.by_id.entry(id).or_insert(value);
            if size(value) > size(known) {
                *known = value;
            }
        }
        for (_, inner) in children(value) {
            self.index(inner, depth + 1);
        }
    }
}

fn collect<'a>(value: &'a Value, is_aside: bool, depth: usize, things: &mut Vec<Thing<'a>>) {
    if depth > DEEPEST || things.len() > MOST_THINGS {
        return;
    }
    if value.get("@type").or_else(|| value.get("type")).is_some() {
        things.push(Thing { value, offer: None, is_aside });
    }
    let is_typed = super::kind(value).is_some();
    for (key, inner) in children(value) {
        let offered = key == "itemOffered" && inner.is_object();
        if offered {
            things.push(Thing { value: inner, offer: Some(value), is_aside });
        } else if !(is_typed && OWN_PARTS.contains(&key)) {
            collect(inner, is_aside || ASIDE.contains(&key), depth + 1, things);
        }
    }
}

fn children(value: &Value) -> Vec<(&str, &Value)> {
    match value {
        Value::Array(list) => list.iter().map(|inner| ("", inner)).collect(),
        Value::Object(map) => map.iter().map(|(key, inner)| (key.as_str(), inner)).collect(),
        _ => Vec::new(),
    }
}

fn size(value: &Value) -> usize {
    value.as_object().map_or(0, serde_json::Map::len)
}
