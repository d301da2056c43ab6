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
mod sources;
mod visible;
mod walls;
mod words;

pub use facts::{Availability, Metadata, Outcome, Source};
use page::Page;
use url::Url;

/// Reads one page. `content_type` is the header as the server sent it; `url` is where the page was found after
/// all redirects, and what relative addresses are relative to.
pub fn read(html: &[u8], content_type: Option<&str>, url: &Url) -> Metadata {
    let text = charset::decode(html, content_type);
    if walls::is_wall(&text, url) {
        return Metadata::blocked();
    }
    let page = Page::new(parse::document(&text), url.clone());
    choose::from(&page, &sources::all(&page))
}
