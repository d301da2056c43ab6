//! Where each thing we say about a wish comes from. What a person typed is never written over by what a shop says.
use std::collections::BTreeMap;

use super::Model;

const PERSON: &str = "person";

/// As kept with the wish: these fields were typed.
pub fn of(typed: impl Iterator<Item = &'static str>) -> String {
    add("{}", typed)
}

pub fn add(kept: &str, typed: impl Iterator<Item = &'static str>) -> String {
    let mut known = read(kept);
    known.extend(typed.map(|field| (field.to_string(), PERSON.to_string())));
    serde_json::to_string(&known).unwrap_or_else(|_| "{}".into())
}

/// These were found, in the part of the page that `sources` names.
pub fn found(kept: &str, fields: &[&str], sources: &BTreeMap<String, String>) -> String {
    let mut known = read(kept);
    let told = fields.iter().map(|field| (*field, sources.get(*field).map_or("page", String::as_str)));
    known.extend(told.map(|(field, source)| (field.to_string(), source.to_string())));
    serde_json::to_string(&known).unwrap_or_else(|_| "{}".into())
}

impl Model {
    /// For the worker: this field is the person's.
    pub fn was_typed(&self, field: &str) -> bool {
        read(&self.provenance).get(field).is_some_and(|source| source == PERSON)
    }
}

fn read(kept: &str) -> BTreeMap<String, String> {
    serde_json::from_str(kept).unwrap_or_default()
}
