//! Next.js streams a page as pieces of text: `self.__next_f.push([1,"4:[…"])`. Put together they are lines, each a
//! number, a colon and JSON.
use crate::metadata::sources::lenient_json;
use memchr::memmem;
use serde_json::Value;

const PUSH: &str = "__next_f.push(";
const MOST_LINES: usize = 5_000;

pub fn is_piece(script: &str) -> bool {
    script.contains(PUSH)
}

/// Adds the text of a script's pieces to what came before.
pub fn gather(script: &str, text: &mut String) {
    for at in memmem::find_iter(script.as_bytes(), PUSH.as_bytes()) {
        let piece = lenient_json::parse_start(&script[at + PUSH.len()..]);
        text.extend(piece.as_ref().and_then(|piece| piece.get(1)?.as_str()));
    }
}

pub fn documents(text: &str) -> Vec<Value> {
    let lines = text.lines().take(MOST_LINES).filter_map(|line| line.split_once(':'));
    let json = lines.map(|(_, json)| json).filter(|json| json.starts_with(['{', '[']));
    json.filter_map(|json| serde_json::from_str(json).ok()).collect()
}
