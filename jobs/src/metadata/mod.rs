//! From the bytes of a shop page to a title, a picture and a price.
//!
//! The reader is one pure function: no network, no clock, no state. Each step only narrows what the next may
//! believe: charset → wall? → bounded document → what each source says → which product is meant → one value per
//! field, with the source it came from.
mod charset;
mod choose;
mod facts;
pub mod fetch;
pub mod guard;
mod page;
mod parse;
pub mod price;
mod recipe;
mod sources;
mod visible;
mod visit;
mod walls;
mod wording;
mod words;

pub use facts::{Availability, Metadata, Outcome, Source};
pub use recipe::{Field, Recipe};
pub use visit::{pictures_on, read_page, visit};

use page::Page;
use url::Url;

/// Reads one page. `content_type` is the header as the server sent it; `url` is where the page was found after
/// all redirects, and what relative addresses are relative to.
pub fn read(html: &[u8], content_type: Option<&str>, url: &Url) -> Metadata {
    read_with(html, content_type, url, &[])
}

/// The same, with what corrections taught about this shop.
pub fn read_with(html: &[u8], content_type: Option<&str>, url: &Url, recipes: &[Recipe]) -> Metadata {
    let text = charset::decode(html, content_type);
    if walls::is_wall(&text, url) {
        return Metadata::blocked();
    }
    let page = Page::new(parse::document(&text), url.clone());
    choose::from(&page, &sources::all(&page, recipes))
}

/// The pictures that may show what the page is about, the likeliest first.
pub fn pictures(html: &[u8], content_type: Option<&str>, url: &Url) -> Vec<Url> {
    let text = charset::decode(html, content_type);
    if walls::is_wall(&text, url) {
        return Vec::new();
    }
    let page = Page::new(parse::document(&text), url.clone());
    choose::pictures(&page, &sources::all(&page, &[]))
}

/// Learns from a correction: where on this page the right value stands, if it can be found again.
pub fn learn(
    html: &[u8],
    content_type: Option<&str>,
    url: &Url,
    field: Field,
    right: &str,
) -> Option<Recipe> {
    let text = charset::decode(html, content_type);
    let page = Page::new(parse::document(&text), url.clone());
    Recipe::learn(&page, field, right)
}
