//! The JSON a page carries for its own scripts, wherever its makers put it: in a script of data, behind a `=`,
//! as text handed to `JSON.parse`, in pieces of a stream, in the attribute of an element.
use super::{flight, references};
use crate::metadata::page::Page;
use crate::metadata::sources::lenient_json;
use memchr::memmem;
use serde_json::Value;

/// All that is read of one page.
const MOST_BYTES: usize = 4_000_000;
/// Objects behind a `=` in one script; most hold settings.
const MOST_ASSIGNED: usize = 40;
const MOST_ATTRIBUTES: usize = 200;
/// No product is described in fewer letters.
const SHORTEST: usize = 30;
const GAP: usize = 40;

pub fn all(page: &Page) -> Vec<Value> {
    let mut found = Vec::new();
    let mut left = MOST_BYTES;
    let mut pieces = String::new();
    for script in page.scripts() {
        let text: String = script.text().collect();
        let kind = script.attr("type").unwrap_or_default();
        if kind.contains("ld+json") || text.len() > left {
            continue;
        }
        left -= text.len();
        if flight::is_piece(&text) {
            flight::gather(&text, &mut pieces);
        } else if may_tell_a_price(&text) {
            found.extend(in_script(&text, kind));
        }
    }
    found.extend(flight::documents(&pieces));
    found.extend(in_attributes(page));
    found
}

fn in_script(text: &str, kind: &str) -> Vec<Value> {
    if kind.ends_with("json") {
        lenient_json::parse(text).map(references::followed).into_iter().collect()
    } else {
        assigned(text)
    }
}

fn may_tell_a_price(text: &str) -> bool {
    ["rice", "ricing", "mount"].iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

/// What stands behind each `=` and opens a brace, and what `JSON.parse` is given.
fn assigned(script: &str) -> Vec<Value> {
    let (mut found, mut rest) = (Vec::new(), script);
    for _ in 0..MOST_ASSIGNED {
        let Some((value, after)) = next_assigned(rest) else { break };
        rest = after;
        found.extend(value.filter(|value| value.is_object() || value.is_array()));
    }
    found
}

fn next_assigned(script: &str) -> Option<(Option<Value>, &str)> {
    let at = memmem::find_iter(script.as_bytes(), b"=").find(|at| opens(&script[at + 1..]))?;
    let value = script[at + 1..].trim_start();
    if value.starts_with(['{', '[']) {
        let (value, rest) = lenient_json::parse_part(value)?;
        return Some((Some(value), rest));
    }
    let open = value.find('(')?;
    let (text, rest) = lenient_json::parse_part(&value[open + 1..])?;
    Some((text.as_str().and_then(lenient_json::parse), rest))
}

fn opens(value: &str) -> bool {
    let value = value.trim_start();
    let is_given_text = || {
        let (call, text) = value.get(..GAP)?.split_once('(')?;
        Some(call.ends_with("JSON.parse") && text.trim_start().starts_with(['"', '\'']))
    };
    value.starts_with('{') || value.starts_with("[{") || is_given_text().unwrap_or(false)
}

fn in_attributes(page: &Page) -> Vec<Value> {
    let elements = page.html.tree.nodes().filter_map(|node| node.value().as_element());
    let values = elements.flat_map(|element| element.attrs().map(|(_, value)| value));
    let told = values.filter(|value| {
        value.len() >= SHORTEST
            && (value.starts_with('{') || value.starts_with("[{"))
            && value.len() < MOST_BYTES
            && may_tell_a_price(value)
    });
    told.take(MOST_ATTRIBUTES).filter_map(|value| serde_json::from_str(value).ok()).collect()
}
