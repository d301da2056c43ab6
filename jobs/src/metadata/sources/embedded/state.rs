//! Pages drawn in the browser carry all they will show as JSON. The product is the object named like the page, or
//! one that says in the words of schema.org what it is.
use super::{documents, thing};
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::sources::product::Product;
use crate::metadata::sources::schema_org;
use crate::metadata::words;
use serde_json::Value;

const MOST_NODES: usize = 200_000;
/// A name this alike is the page's own.
const ALIKE: f64 = 0.8;
/// JSON within the text of JSON.
const DEEPEST_TEXT: usize = 2;
const LONGEST_NAME: usize = 400;

pub fn products(page: &Page) -> Vec<Product> {
    let mut search = Search { names: page.names(), left: MOST_NODES, best: None, described: Vec::new() };
    for document in documents::all(page) {
        search.within(&document, &Value::Null, 0);
    }
    let described = schema_org::products(&search.described, Source::Embedded);
    described.into_iter().chain(search.best.map(|(_, product)| product)).collect()
}

struct Search {
    names: Vec<String>,
    left: usize,
    best: Option<(f64, Product)>,
    /// What is written in the words of schema.org.
    described: Vec<Value>,
}

impl Search {
    fn within(&mut self, value: &Value, around: &Value, depth: usize) {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return;
        }
        match value {
            Value::Object(map) if map.contains_key("@type") && map.contains_key("offers") => {
                self.described.push(value.clone());
            }
            Value::Object(map) => {
                self.consider(value, around);
                map.values().for_each(|inner| self.within(inner, value, depth));
            }
            Value::Array(list) => list.iter().for_each(|inner| self.within(inner, around, depth)),
            Value::String(text) if depth < DEEPEST_TEXT && is_json(text) => {
                if let Ok(inner) = serde_json::from_str(text) {
                    self.within(&inner, around, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn consider(&mut self, value: &Value, around: &Value) {
        let Some(name) = thing::name(value).filter(|name| self.may_be(name)) else { return };
        let alike = self.names.iter().map(|other| words::likeness(&name, other)).fold(0.0, f64::max);
        if alike < ALIKE || self.best.as_ref().is_some_and(|(best, _)| *best >= alike) {
            return;
        }
        if let Some(product) = thing::product(value, around) {
            self.best = Some((alike, product));
        }
    }

    /// A cheap look before a dear comparison: there are thousands of names in a page's state.
    fn may_be(&self, name: &str) -> bool {
        let first = name.split_whitespace().next().unwrap_or_default();
        name.len() < LONGEST_NAME && self.names.iter().any(|other| other.contains(first))
    }
}

fn is_json(text: &str) -> bool {
    (text.starts_with('{') || text.starts_with("[{")) && text.contains("rice")
}
