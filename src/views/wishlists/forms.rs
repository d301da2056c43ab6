//! The forms around a list.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    models::{submissions, wishlists, wishlists::WishlistForm, wishlists::editing::EVENTS},
    views::Locale,
};

#[derive(Serialize)]
pub struct New<'a> {
    pub form: &'a WishlistForm,
    pub key: String,
    events: [&'static str; 9],
}

#[derive(Serialize)]
pub struct Edit<'a> {
    pub form: &'a WishlistForm,
    pub wishlist: Named,
    /// What another tab made of a part meanwhile, beside which she typed something else.
    pub meanwhile: BTreeMap<&'static str, String>,
    events: [&'static str; 9],
}

/// A list as it stands above a form.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    pub id: i64,
    pub title: String,
    pub archived: bool,
}

/// The page that turns the share link on and off.
#[derive(Serialize)]
pub struct Share {
    pub wishlist: Named,
    pub url: Option<String>,
    pub visibility: String,
}

impl<'a> New<'a> {
    pub fn new(form: &'a WishlistForm, key: &str) -> Self {
        let key = if key.is_empty() { submissions::new_key() } else { key.to_string() };
        Self { form, key, events: EVENTS }
    }
}

impl<'a> Edit<'a> {
    pub fn new(form: &'a WishlistForm, list: &wishlists::Model) -> Self {
        Self { form, wishlist: Named::from(list), meanwhile: BTreeMap::new(), events: EVENTS }
    }

    #[must_use]
    pub fn beside(mut self, now: &WishlistForm, parts: &[&'static str], locale: &Locale) -> Self {
        let said = |part: &&'static str| match *part {
            "visibility" => locale.text(&format!("ui.visibility_{}", now.visibility)),
            "event_type" => locale.text(&format!("wishlists.event_{}", now.event_type)),
            part => now.part(part).to_string(),
        };
        self.meanwhile = parts.iter().map(|part| (*part, said(part))).collect();
        self
    }
}

impl Share {
    pub fn new(list: &wishlists::Model, base_url: &str) -> Self {
        let url = list.share_token.as_ref().map(|token| format!("{base_url}/s/{token}"));
        Self { wishlist: Named::from(list), url, visibility: list.visibility.clone() }
    }
}

impl From<&wishlists::Model> for Named {
    fn from(list: &wishlists::Model) -> Self {
        Self { id: list.id, title: list.name.clone(), archived: list.archived_at.is_some() }
    }
}
