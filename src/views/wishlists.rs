//! A list as each audience sees it: one struct each, and only the gifters' is made with claims.
use serde::Serialize;

use super::{
    Locale,
    claims::{Claims, Giving},
    frame, items,
    items::{GifterItem, OwnerItem, PublicItem},
    markdown,
};
use crate::models::{dashboard, items::Wish, submissions, users, wishlists, wishlists::Seen};

pub mod browse;
pub mod forms;
pub mod index;
mod preview;

pub use browse::Browse;
pub use preview::Preview;

#[derive(Serialize)]
pub struct OwnerPage {
    wishlist: Head,
    items: Vec<OwnerItem>,
    browse: Browse,
    /// For the form that adds wishes here.
    key: String,
}

#[derive(Serialize)]
pub struct GifterPage {
    wishlist: Head,
    items: Vec<GifterItem>,
    browse: Browse,
}

#[derive(Serialize)]
pub struct PublicPage {
    wishlist: Head,
    items: Vec<PublicItem>,
    browse: Browse,
    giving: Giving,
    preview: Preview,
}

/// What stands above the wishes.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    pub id: i64,
    pub href: String,
    pub title: String,
    pub hue: u8,
    pub owner: Owner,
    pub story: tera::Value,
    pub visibility: String,
    pub event: Option<Event>,
    pub archived: bool,
    /// Behind a share link: search engines are asked to look away.
    pub unlisted: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Owner {
    pub name: String,
    pub handle: Option<String>,
    pub initials: String,
    pub hue: u8,
}

#[derive(Clone, Debug, Serialize)]
pub struct Event {
    pub kind: String,
    pub date: Option<Day>,
}

/// A day as it is read, as machines read it, and how far off it is for this reader.
#[derive(Clone, Debug, Serialize)]
pub struct Day {
    pub date: String,
    pub at: String,
    pub days: i64,
}

impl OwnerPage {
    pub fn new(seen: &Seen, wishes: &[Wish], browse: Browse, locale: &Locale) -> Self {
        let items = wishes.iter().map(|wish| items::owner(wish, seen, locale)).collect();
        let key = submissions::key_at(seen.wishlist.updated_at);
        Self { wishlist: Head::new(seen, locale), items, browse, key }
    }
}

impl GifterPage {
    pub fn new(
        seen: &Seen,
        wishes: &[Wish],
        claims: Option<&Claims>,
        browse: Browse,
        locale: &Locale,
    ) -> Self {
        let items = wishes.iter().map(|wish| items::gifter(wish, seen, claims, locale)).collect();
        Self { wishlist: Head::new(seen, locale), items, browse }
    }
}

impl PublicPage {
    pub fn new(seen: &Seen, wishes: &[Wish], browse: Browse, locale: &Locale, base_url: &str) -> Self {
        let items = wishes.iter().map(|wish| items::public(wish, seen, locale)).collect();
        let preview = Preview::of_list(seen, locale, base_url);
        Self { wishlist: Head::new(seen, locale), items, browse, giving: Giving::of_list(seen), preview }
    }
}

impl Head {
    pub fn new(seen: &Seen, locale: &Locale) -> Self {
        let wishlist = &seen.wishlist;
        Self {
            id: wishlist.id,
            href: seen.door.wishlist(wishlist.id),
            title: wishlist.name.clone(),
            hue: frame::hue(wishlist.id),
            owner: Owner::from(&seen.owner),
            story: markdown::prose(&wishlist.description),
            visibility: wishlist.visibility.clone(),
            event: Event::of(wishlist, locale),
            archived: wishlist.archived_at.is_some(),
            unlisted: seen.door != wishlists::Door::Front,
        }
    }
}

impl From<&users::Model> for Owner {
    fn from(user: &users::Model) -> Self {
        Self::new(user.id, &user.name, Some(user.handle.clone()))
    }
}

impl From<&dashboard::Owner> for Owner {
    fn from(owner: &dashboard::Owner) -> Self {
        Self::new(owner.id, &owner.name, None)
    }
}

impl Owner {
    fn new(id: i64, name: &str, handle: Option<String>) -> Self {
        Self { initials: frame::initials(name), hue: frame::hue(id), name: name.into(), handle }
    }
}

impl Event {
    pub fn of(wishlist: &wishlists::Model, locale: &Locale) -> Option<Self> {
        let date = wishlist.event_date.map(|date| Day::new(date, locale));
        let kind = wishlist.event_type.clone();
        (kind != "none" || date.is_some()).then_some(Self { kind, date })
    }
}

impl Day {
    pub fn new(date: chrono::NaiveDate, locale: &Locale) -> Self {
        let days = (date - locale.today()).num_days();
        Self { date: locale.date(date), at: date.to_string(), days }
    }
}
