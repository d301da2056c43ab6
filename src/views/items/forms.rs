//! The forms around a wish.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::models::{
    currency,
    items::{Fields, ItemForm, Model},
    submissions, wishlists,
};

#[derive(Serialize)]
pub struct Edit<'a> {
    pub id: i64,
    pub title: String,
    pub wishlist: Choice,
    pub form: &'a ItemForm,
    pub hearts: i64,
    /// What somebody else made of a part meanwhile, beside which she typed something else.
    pub meanwhile: BTreeMap<&'static str, String>,
    pub has_picture: bool,
    pub has_link: bool,
    pub currencies: Vec<&'static str>,
}

/// The page for adding wishes from anywhere.
#[derive(Serialize)]
pub struct Add<'a> {
    pub form: &'a AddForm,
    pub lists: Vec<Choice>,
    pub bookmarklet: String,
}

#[derive(Clone, Debug, Default, Serialize, serde::Deserialize)]
#[serde(default)]
pub struct AddForm {
    pub wishlist_id: String,
    pub text: String,
    pub key: String,
    /// What the bookmarklet saw of the shop's page.
    pub page: String,
}

/// Where a wish may go.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl<'a> Edit<'a> {
    pub fn new(item: &Model, list: &wishlists::Model, form: &'a ItemForm) -> Self {
        Self {
            id: item.id,
            title: item.name.clone(),
            wishlist: Choice::from(list),
            form,
            hearts: form.fields.priority.parse().unwrap_or_default(),
            meanwhile: BTreeMap::new(),
            has_picture: item.picture_id.is_some(),
            has_link: item.url.is_some(),
            currencies: currency::all().collect(),
        }
    }

    #[must_use]
    pub fn beside(mut self, now: &Fields, parts: &[&'static str]) -> Self {
        self.meanwhile = parts.iter().map(|part| (*part, now.part(part))).collect();
        self
    }
}

impl<'a> Add<'a> {
    pub fn new(form: &'a AddForm, lists: &[wishlists::Model], base_url: &str) -> Self {
        Self { form, lists: lists.iter().map(Choice::from).collect(), bookmarklet: bookmarklet(base_url) }
    }
}

impl AddForm {
    /// A fresh form, with what a shop's page or a phone's share sheet handed over.
    pub fn prefilled(wishlist_id: &str, title: &str, text: &str, url: &str) -> Self {
        let mut words: Vec<&str> = [title, text, url].into_iter().map(str::trim).collect();
        words.retain(|word| !word.is_empty());
        words.dedup();
        let said = words.join(" ");
        let again = text.contains(url) && !url.is_empty();
        let text = if again { format!("{title} {text}").trim().to_string() } else { said };
        Self { wishlist_id: wishlist_id.into(), text, key: submissions::new_key(), page: String::new() }
    }
}

impl From<&wishlists::Model> for Choice {
    fn from(list: &wishlists::Model) -> Self {
        Self { value: list.id.to_string(), label: list.name.clone() }
    }
}

/// Opens `/add` with the page one is on. Behind the `#` goes what that page says to machines: the shop may not let us
/// look, but it showed itself to this browser. No `window.open`: a new tab would be one more thing to close.
fn bookmarklet(base_url: &str) -> String {
    format!(
        "javascript:(()=>{{let s='';for(const e of document.querySelectorAll('title,h1,meta[property],\
         meta[itemprop],meta[name=description],script[type=\"application/ld+json\"]'))s+=e.outerHTML;\
         location.href='{base_url}/add?url='+encodeURIComponent(location.href)+'#page='+\
         encodeURIComponent(s.slice(0,2e5))}})()"
    )
}
