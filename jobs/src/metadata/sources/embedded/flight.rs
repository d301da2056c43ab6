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

/// Adds the text of a script's pieces to what came before; each is looked for where the one before it ended.
pub fn gather(script: &str, text: &mut String) {
    let mut rest = script;
    while let Some(at) = memmem::find(rest.as_bytes(), PUSH.as_bytes()) {
        let Some((piece, after)) = lenient_json::parse_part(&rest[at + PUSH.len()..]) else { break };
        text.extend(piece.get(1).and_then(Value::as_str));
        rest = after;
    }
}

pub fn documents(text: &str) -> Vec<Value> {
    let lines = text.lines().take(MOST_LINES).filter_map(|line| line.split_once(':'));
    let json = lines.map(|(_, json)| json).filter(|json| json.starts_with(['{', '[']));
    json.filter_map(|json| serde_json::from_str(json).ok()).collect()
}
