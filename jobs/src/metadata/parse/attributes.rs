//! The tokenizer compares every attribute of a tag with all before it. Nobody writes a thousand; what is beyond
//! is left out before the tokenizer sees it.
use memchr::{memchr, memmem};

const MOST_ATTRIBUTES: usize = 1_000;
/// Elements whose text is not markup: a `<` in a script opens nothing.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe", "xmp"];

/// The text as the parts to be parsed, in order; usually one part, the whole.
pub fn within_bounds(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut kept_from, mut at) = (0, 0);
    while let Some(open) = next_tag(text, at) {
        let tag = Tag::scan(text, open);
        if let Some(surplus) = tag.surplus {
            parts.push(&text[kept_from..surplus]);
            kept_from = tag.end;
        }
        at = if tag.is_closed { after_raw_text(text, open, tag.end) } else { text.len() };
    }
    parts.push(&text[kept_from..]);
    parts
}

fn next_tag(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(found) = memchr(b'<', bytes.get(at..)?) {
        let open = at + found;
        if bytes[open..].starts_with(b"<!--") {
            at = memmem::find(&bytes[open + 4..], b"-->").map_or(bytes.len(), |end| open + 4 + end);
        } else if bytes.get(open + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
            return Some(open);
        } else {
            at = open + 1;
        }
    }
    None
}

struct Tag {
    /// Where the first attribute too many begins.
    surplus: Option<usize>,
    /// The position of the `>`.
    end: usize,
    is_closed: bool,
}

impl Tag {
    fn scan(text: &str, open: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut at, mut count, mut surplus) = (open + 1, 0, None);
        while at < bytes.len() && bytes[at] != b'>' {
            let starts_word = is_gap(bytes[at - 1]) && !is_gap(bytes[at]);
            if starts_word {
                count += 1;
                if count > MOST_ATTRIBUTES && surplus.is_none() {
                    surplus = Some(at);
                }
            }
            at = if bytes[at - 1] == b'=' { after_quotes(bytes, at) } else { at + 1 };
        }
        Self { surplus, end: at.min(bytes.len()), is_closed: at < bytes.len() }
    }
}

fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'')
}

/// A quote opens a value only right after `=`.
fn after_quotes(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        quote @ (b'"' | b'\'') => memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |end| at + end + 2),
        _ => at + 1,
    }
}

fn after_raw_text(text: &str, open: usize, end: usize) -> usize {
    let name = text[open + 1..end].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let Some(raw) = RAW.iter().find(|raw| raw.eq_ignore_ascii_case(name)) else { return end };
    find_closing(text.as_bytes(), raw, end)
}

fn find_closing(bytes: &[u8], name: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = memmem::find(&bytes[at..], b"</") {
        at += found + 2;
        if bytes[at..].get(..name.len()).is_some_and(|close| close.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    bytes.len()
}
