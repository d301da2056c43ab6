//! JSON-LD: the shop's own words for machines. Scripts are read one by one, so that a broken one loses nothing
//! but itself; `@id` references work across all of them.
use super::lenient_json;
use crate::metadata::page::Page;
use serde_json::Value;

pub fn documents(page: &Page) -> Vec<Value> {
    let scripts = page.scripts().filter(|script| {
        script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    });
    scripts.filter_map(|script| lenient_json::parse(unwrapped(&script.text().collect::<String>()))).collect()
}

const CDATA: &str = "[CDATA[";

/// `<!-- … -->`, `<![CDATA[ … ]]>` and `//` around the document.
fn unwrapped(script: &str) -> &str {
    let opening = |from: usize| script[from..].find(['{', '[']).map_or(from, |at| from + at);
    let start = opening(0);
    let start = if script[start..].starts_with(CDATA) { opening(start + CDATA.len()) } else { start };
    let end = script.rfind(['}', ']']).map_or(script.len(), |end| end + 1);
    let body = script.get(start..end).unwrap_or(script);
    body.trim().trim_end_matches("]]")
}
