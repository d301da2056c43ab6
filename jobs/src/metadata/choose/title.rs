//! The name of the thing, without the shop's name around it.
use super::main_product::Main;
use super::shop_name::ShopName;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::wording::{AFTER_NAMES, BEFORE_NAMES};
use crate::metadata::words;

/// A heading is about this page when most of its words are in the page's own title.
const ABOUT_THIS: f64 = 0.6;
/// Addresses with fewer words name a shelf, not a thing.
const FEWEST_WORDS: usize = 4;
/// Shorter ones are of a part of the page.
const FEWEST_IN_SUBHEADING: usize = 2;

pub fn choose(page: &Page, main: &Main<'_>) -> Option<(String, Source)> {
    let shop = ShopName::of(page);
    let titles = page_titles(page);
    let said = || main.say(|product| product.name.clone());
    let found = said()
        .or_else(|| heading(page, &titles, &shop))
        .or_else(|| subheading(page, &titles))
        .or_else(|| Some((titles.first()?.clone(), Source::Meta)))?;
    let title = without_surplus(&shop.stripped(&found.0), found.1, &titles, &shop);
    let title = if found.1 == Source::Meta { without_praise(&title).to_owned() } else { title };
    (!title.is_empty()).then_some((title, found.1))
}

/// What the page calls itself, for sharing and in the window's title.
pub fn page_titles(page: &Page) -> Vec<String> {
    let shared = page.meta(&["og:title", "twitter:title"]).map(str::to_owned);
    shared.into_iter().chain(page.document_title()).collect()
}

/// The heading the page's titles speak of; the first, where they speak of nothing.
fn heading(page: &Page, titles: &[String], shop: &ShopName) -> Option<(String, Source)> {
    let texts = page.headings().map(words::readable);
    let headings: Vec<String> = texts.filter(|text| !shop.is_exactly(text)).collect();
    let slug = slug(page);
    let about = |text: &String| {
        let in_titles = titles.iter().map(|title| is_about(text, title)).fold(0.0, f64::max);
        in_titles.max(if slug.is_empty() { 0.0 } else { words::contained(&slug, text) })
    };
    let best = headings
        .iter()
        .filter(|text| about(text) > ABOUT_THIS)
        .max_by(|one, other| about(one).total_cmp(&about(other)));
    let only = || headings.first().filter(|_| titles.is_empty());
    best.or_else(only).map(|text| (text.clone(), Source::Visible))
}

const MOST_SUBHEADINGS: usize = 40;

/// Where no first heading is about the page, a lesser one may say what its title begins with.
fn subheading(page: &Page, titles: &[String]) -> Option<(String, Source)> {
    let texts = page.subheadings().take(MOST_SUBHEADINGS).map(words::readable);
    let named = texts.filter(|text| words::words(text).len() >= FEWEST_IN_SUBHEADING);
    let mut begun = named.filter(|text| titles.iter().any(|title| title.starts_with(text.as_str())));
    begun.next().map(|text| (text, Source::Visible))
}

/// The words of the address, where there are enough to tell a thing by.
fn slug(page: &Page) -> String {
    let parts = page.url.path_segments().into_iter().flatten();
    let longest = parts.max_by_key(|part| words::words(part).len()).unwrap_or_default();
    if words::words(longest).len() < FEWEST_WORDS { String::new() } else { longest.to_owned() }
}

/// All of a short name may stand in a long title; else most words must be the same.
fn is_about(heading: &str, title: &str) -> f64 {
    let contained = words::contained(heading, title);
    if contained > 0.99 { contained } else { contained.min(words::likeness(heading, title)) }
}

/// Two titles of one page share the name and differ in decoration: `[Shop] Tea` and `Tea - Shop`. And the text of
/// an element may hold more than the name (`Tea Code: 123`), where a title is exactly its beginning.
fn without_surplus(title: &str, source: Source, titles: &[String], shop: &ShopName) -> String {
    let others =
        titles.iter().map(|other| shop.stripped(other)).filter(|other| !words::words(other).is_empty());
    let is_text = matches!(source, Source::Visible | Source::Microdata | Source::Rdfa);
    let core = others
        .filter(|other| other.chars().count() >= 4 && other.len() < title.len())
        .find(|other| (is_text && title.starts_with(other.as_str())) || decorates(title, other));
    core.or_else(|| without_bracket(title, titles)).unwrap_or_else(|| title.to_owned())
}

/// `Buy tea online at best price` → `tea`; only in the titles of windows, where shops speak to search engines.
fn without_praise(title: &str) -> &str {
    let lower = title.to_lowercase();
    if lower.len() != title.len() {
        return title;
    }
    let before =
        BEFORE_NAMES.iter().filter(|words| lower.starts_with(&format!("{words} "))).map(|words| words.len());
    let start = before.max().unwrap_or(0);
    let after = AFTER_NAMES
        .iter()
        .filter(|words| lower[start..].ends_with(&format!(" {words}")))
        .map(|words| words.len());
    let end = title.len() - after.max().unwrap_or(0);
    title.get(start..end).map_or(title, |name| name.trim_matches([' ', ',', '-', '|', ':']))
}

/// `[Shop] Tea`, where another title begins with `Tea`.
fn without_bracket(title: &str, titles: &[String]) -> Option<String> {
    let rest = title.strip_prefix(['[', '【'])?.split_once([']', '】'])?.1.trim();
    let is_name = !rest.is_empty() && titles.iter().any(|other| other.starts_with(rest));
    is_name.then(|| rest.to_owned())
}

/// `[…] name`: a title that ends with the whole of another, after a bracket.
fn decorates(title: &str, core: &str) -> bool {
    title
        .strip_suffix(core)
        .is_some_and(|rest| rest.starts_with(['[', '【', '(']) && rest.trim_end().ends_with([']', '】', ')']))
}
