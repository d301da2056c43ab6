//! HTML to a tree in bounded time and memory. html5ever is quadratic in nesting and in attributes, so a hostile
//! page of 1 MB could cost minutes; here the document simply ends where it stops being a page a person wrote.
mod attributes;
mod sink;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use scraper::Html;
use sink::BoundedSink;

/// Small enough that one piece cannot do harm between two looks at the sink.
const PIECE: usize = 4 * 1024;
const PIECE_WHEN_DEEP: usize = 128;

pub fn document(text: &str) -> Html {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(BoundedSink::default(), options);
    'feeding: for part in attributes::within_bounds(text) {
        let mut rest = part;
        while !rest.is_empty() {
            let sink = &parser.tokenizer.sink.sink;
            if sink.is_full() {
                break 'feeding;
            }
            let (piece, after) = cut(rest, if sink.is_deep() { PIECE_WHEN_DEEP } else { PIECE });
            parser.process(StrTendril::from_slice(piece));
            rest = after;
        }
    }
    parser.finish()
}

/// What one program escaped, another often escapes again.
const MOST_LAYERS: usize = 2;

/// The words of a snippet, without its tags and entities: descriptions in JSON-LD are often HTML.
pub fn plain_text(snippet: &str) -> String {
    let mut text = snippet.to_owned();
    for _ in 0..MOST_LAYERS {
        if text.contains(['<', '&']) {
            text = document(&text).root_element().text().collect();
        }
    }
    text
}

fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at(text.ceil_char_boundary(at))
}
