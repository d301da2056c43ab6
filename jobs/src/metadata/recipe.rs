//! What a correction teaches: where on a shop's pages the right value stands. A recipe is a selector, so it holds
//! for the shop's other pages too; it speaks as one more source, believed less than the shop's own data. Only a
//! picture is believed more, where the shop's own stands nowhere on its page (`choose/picture.rs`).
mod selector;

use crate::metadata::page::Page;
use crate::metadata::price::{self, Locale};
use crate::metadata::visible::addresses::{self, ADDRESSES, SETS};
use crate::metadata::words;
use scraper::{ElementRef, Selector};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Image,
    Price,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    pub field: Field,
    pub selector: String,
    /// Where the value is not the text of the element.
    pub attribute: Option<String>,
}

const ATTRIBUTES: &[&str] = &["content", "src", "href", "data-src", "data-price", "value", "alt", "title"];
/// Longer texts hold more than the value; addresses are long.
const LONGEST: usize = 300;
const LONGEST_ADDRESS: usize = 2_000;

impl Recipe {
    /// Where the right value stands, if it stands anywhere and can be found again.
    pub(super) fn learn(page: &Page, field: Field, right: &str) -> Option<Self> {
        let mut elements: Vec<ElementRef<'_>> = page.html.root_element().descendent_elements().collect();
        // The innermost element says nothing but the value.
        elements.reverse();
        elements.into_iter().find_map(|element| Self::at(page, element, field, right))
    }

    /// What the recipe finds on a page of the same shop.
    pub(super) fn read(&self, page: &Page) -> Option<String> {
        let selector = Selector::parse(&self.selector).ok()?;
        said(page.html.select(&selector).next()?, self.attribute.as_deref())
    }

    fn at(page: &Page, element: ElementRef<'_>, field: Field, right: &str) -> Option<Self> {
        let attribute = field
            .places()
            .into_iter()
            .find(|name| said(element, *name).is_some_and(|text| field.is_same(page, &text, right)))?;
        let selector = selector::of(page, element)?;
        Some(Self { field, selector, attribute: attribute.map(str::to_owned) })
    }
}

fn said(element: ElementRef<'_>, attribute: Option<&str>) -> Option<String> {
    let (text, longest) = match attribute {
        Some(name) if SETS.contains(&name) => (addresses::largest(element.attr(name)?)?, LONGEST_ADDRESS),
        Some(name) => (element.attr(name)?.to_owned(), LONGEST_ADDRESS),
        None => (element.text().take(20).collect::<String>(), LONGEST),
    };
    Some(words::tidy(&text)).filter(|text| !text.is_empty() && text.len() <= longest)
}

impl Field {
    /// Where it may stand: in the text of an element, or in one of these attributes.
    fn places(self) -> Vec<Option<&'static str>> {
        let attributes: Vec<&str> = match self {
            Self::Title => Vec::new(),
            Self::Price => ATTRIBUTES.to_vec(),
            Self::Image => [SETS, ADDRESSES, ATTRIBUTES].concat(),
        };
        [None].into_iter().chain(attributes.into_iter().map(Some)).collect()
    }

    fn is_same(self, page: &Page, text: &str, right: &str) -> bool {
        let amount = |text: &str| Some(price::read(text, None, None, &Locale::default())?.amount);
        match self {
            Self::Title => words::same(text, right),
            Self::Image => page.absolute(text).is_some_and(|url| Some(url) == page.absolute(right)),
            Self::Price => amount(text).is_some() && amount(text) == amount(right),
        }
    }
}
