//! Where something stands in a shop's page: a selector, and the attribute if it is not the text.
use crate::metadata::page::Page;
use crate::metadata::words;
use scraper::{ElementRef, Selector};
use serde_json::Value;

pub struct Place {
    selector: &'static str,
    attribute: Option<&'static str>,
}

pub const fn text(selector: &'static str) -> Place {
    Place { selector, attribute: None }
}

pub const fn attribute(selector: &'static str, name: &'static str) -> Place {
    Place { selector, attribute: Some(name) }
}

impl Place {
    pub fn is_there(&self, page: &Page) -> bool {
        self.element(page).is_some()
    }

    pub fn text(&self, page: &Page) -> Option<String> {
        let element = self.element(page)?;
        let text = match self.attribute {
            Some(name) => element.attr(name)?.to_owned(),
            None => words::readable(element),
        };
        Some(words::tidy(&text)).filter(|text| !text.is_empty())
    }

    /// Without spaces between the parts: whole, point and cents are elements of their own.
    pub fn price(&self, page: &Page) -> Option<String> {
        let text = self.element(page)?.text().collect::<String>();
        Some(words::tidy(&text)).filter(|text| !text.is_empty())
    }

    /// An address, or the largest of several given as `{"address": [width, height]}`.
    pub fn picture(&self, page: &Page) -> Option<String> {
        let text = self.text(page).filter(|text| !text.starts_with("data:"))?;
        if !text.starts_with('{') {
            return Some(text);
        }
        let sizes: Value = serde_json::from_str(&text).ok()?;
        let area = |size: &Value| {
            size.as_array()
                .map_or(0, |sides| sides.iter().filter_map(Value::as_u64).fold(1, u64::saturating_mul))
        };
        sizes.as_object()?.iter().max_by_key(|(_, size)| area(size)).map(|(address, _)| address.clone())
    }

    fn element<'a>(&self, page: &'a Page) -> Option<ElementRef<'a>> {
        let selector = Selector::parse(self.selector).ok()?;
        page.html.select(&selector).next()
    }
}
