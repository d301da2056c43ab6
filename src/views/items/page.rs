//! The page of one wish, for each audience.
use serde::Serialize;

use super::{GifterItem, OwnerItem, PublicItem, forms::Choice};
use crate::{
    models::{
        items::Wish,
        submissions,
        wishlists::{self, Seen},
    },
    views::{
        Locale,
        claims::{Claims, Giving},
        items, markdown,
        pictures::PictureTag,
        wishlists::{Head, Preview},
    },
};

#[derive(Serialize)]
pub struct OwnerPage {
    wishlist: Head,
    item: OwnerItem,
    details: Details,
    /// Her other lists, where the wish could go.
    lists: Vec<Choice>,
    /// For the form that makes a second one.
    key: String,
}

#[derive(Serialize)]
pub struct GifterPage {
    wishlist: Head,
    item: GifterItem,
    details: Details,
}

#[derive(Serialize)]
pub struct PublicPage {
    wishlist: Head,
    item: PublicItem,
    details: Details,
    giving: Giving,
    preview: Preview,
}

/// What only the wish's own page has room for.
#[derive(Serialize)]
struct Details {
    story: tera::Value,
    picture: Option<PictureTag>,
}

impl OwnerPage {
    pub fn new(wish: &Wish, seen: &Seen, lists: &[wishlists::Model], locale: &Locale) -> Self {
        let others = lists.iter().filter(|list| list.id != seen.wishlist.id);
        Self {
            wishlist: Head::new(seen, locale),
            item: items::owner(wish, seen, locale),
            details: Details::of(wish, seen),
            lists: others.map(Choice::from).collect(),
            key: submissions::key_at(seen.wishlist.updated_at),
        }
    }
}

impl GifterPage {
    pub fn new(wish: &Wish, seen: &Seen, claims: &Claims, locale: &Locale) -> Self {
        let item = items::gifter(wish, seen, Some(claims), locale);
        Self { wishlist: Head::new(seen, locale), item, details: Details::of(wish, seen) }
    }
}

impl PublicPage {
    pub fn new(wish: &Wish, seen: &Seen, locale: &Locale, base_url: &str) -> Self {
        let item = items::public(wish, seen, locale);
        let preview = Preview::of_wish(&item, seen, base_url);
        Self {
            wishlist: Head::new(seen, locale),
            item,
            details: Details::of(wish, seen),
            giving: Giving::of_wish(seen, wish.item.id),
            preview,
        }
    }
}

impl Details {
    fn of(wish: &Wish, seen: &Seen) -> Self {
        let story = markdown::prose(&wish.item.description);
        Self { story, picture: wish.picture.as_ref().map(|picture| PictureTag::detail(picture, &seen.door)) }
    }
}
