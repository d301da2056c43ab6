//! Captchas, refusals and consent pages. Judged before anything is extracted, and only on pages of that shape:
//! large shop pages carry the same scripts.
use super::{parse, wording};
use scraper::ElementRef;
use std::sync::LazyLock;
use url::Url;

const MOST_HTML: usize = 50 * 1024;
const MOST_TEXT: usize = 5_000;
/// A title that says more after the known words is a title of something else.
const LONGEST_REST: usize = 40;
/// So many words are said by nothing but a wall.
const FEWEST_WORDS: usize = 3;

static SIGNS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = wording::rows(include_str!("wording/walls.txt"));
    rows.filter_map(|row| Some((*row.first()?, *row.get(1)?))).collect()
});

pub fn is_wall(html: &str, url: &Url) -> bool {
    is_wall_host(url)
        || html.len() <= MOST_HTML && is_marked(&html.to_lowercase(), url) && text_length(html) <= MOST_TEXT
}

fn is_wall_host(url: &Url) -> bool {
    url.host_str().is_some_and(|host| of_kind("host").any(|beginning| host.starts_with(beginning)))
}

fn is_marked(lower: &str, url: &Url) -> bool {
    let title = title(lower);
    of_kind("marker").any(|marker| lower.contains(marker))
        || of_kind("title").any(|known| begins_with_words(title, known))
        || of_kind("path").any(|known| is_below(url.path(), known))
}

fn of_kind(kind: &str) -> impl Iterator<Item = &'static str> {
    SIGNS.iter().filter(move |(own, _)| *own == kind).map(|(_, sign)| *sign)
}

fn title(lower: &str) -> &str {
    let inner = lower.split_once("<title").and_then(|(_, rest)| rest.split_once('>')).map(|(_, rest)| rest);
    inner.and_then(|rest| rest.split('<').next()).unwrap_or_default().trim()
}

/// After a word or two only the shop's name may follow, or "Error coin of 1999" would be a wall.
fn begins_with_words(title: &str, known: &str) -> bool {
    let is_sentence = known.split(' ').count() >= FEWEST_WORDS;
    let ends = |rest: &str| match rest.trim_start().chars().next() {
        None => true,
        Some(next) => !next.is_alphanumeric() || (is_sentence && rest.starts_with(' ')),
    };
    title.strip_prefix(known).is_some_and(|rest| rest.len() < LONGEST_REST && ends(rest))
}

fn is_below(path: &str, known: &str) -> bool {
    path.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What a person would read: scripts and styles taken out.
fn text_length(html: &str) -> usize {
    let document = parse::document(html);
    let texts = document.tree.nodes().filter(|node| {
        let parent = node.parent().and_then(ElementRef::wrap);
        parent.is_none_or(|parent| !matches!(parent.value().name(), "script" | "style" | "noscript"))
    });
    texts.filter_map(|node| node.value().as_text()).map(|text| text.trim().len()).sum()
}
