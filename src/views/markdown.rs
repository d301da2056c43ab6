//! What people write about their lists and wishes, as HTML that cannot harm: Markdown first, then only the tags and
//! links that prose needs. Links say nothing about where the reader came from and earn nothing for whoever set them.
use std::{collections::HashSet, sync::LazyLock};

use ammonia::Builder;
use pulldown_cmark::{Options, Parser, html};

const TAGS: [&str; 16] = [
    "p",
    "br",
    "strong",
    "em",
    "del",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "h3",
    "h4",
    "h5",
    "hr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from(TAGS))
        .add_tag_attributes("a", ["href"])
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow ugc"));
    cleaner
});

/// Safe to put into a page as it is.
pub fn prose(written: &str) -> tera::Value {
    let mut unsafe_html = String::new();
    html::push_html(&mut unsafe_html, Parser::new_ext(written, Options::ENABLE_STRIKETHROUGH));
    tera::Value::safe_string(&CLEANER.clean(&unsafe_html).to_string())
}

/// The first words without any marks, for previews and cards.
pub fn summary(written: &str, longest: usize) -> String {
    use pulldown_cmark::Event;

    let words = Parser::new(written).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.to_string()),
        Event::SoftBreak | Event::HardBreak | Event::End(_) => Some(" ".into()),
        _ => None,
    });
    let plain = words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= longest {
        return plain;
    }
    let cut: String = plain.chars().take(longest).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole_words, _)| whole_words))
}
