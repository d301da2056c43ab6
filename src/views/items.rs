//! A wish as each audience sees it. The owner's and the public's structs have no room for a claim, so no template can
//! print one; `gifter` is the one place where claims meet a wish.
use serde::Serialize;

use super::{
    Locale,
    claims::{ClaimTag, Claims},
    frame::hue,
    markdown,
    pictures::PictureTag,
};
use crate::models::{Moment, items, items::Wish, link, wishlists::Seen};

pub mod forms;
pub mod offered;
pub mod page;

/// What everybody who sees the wish sees of it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub id: i64,
    pub href: String,
    /// Where `live.js` fetches this card anew, for whoever looks at it.
    pub fragment: String,
    pub title: String,
    pub hue: u8,
    pub shop: Option<String>,
    pub url: Option<String>,
    pub price: Option<String>,
    pub image: Option<PictureTag>,
    pub hearts: i64,
    pub note: String,
    /// How many are wished for; none is as many as people like to give.
    pub quantity: Option<i64>,
    pub received: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct OwnerItem {
    #[serde(flatten)]
    pub card: Card,
    /// How far the shop's page has been read.
    pub state: String,
    /// What is missing, where something is.
    pub reason: String,
    pub hidden: bool,
    pub received_at: Option<Moment>,
    pub thanked: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct GifterItem {
    #[serde(flatten)]
    pub card: Card,
    pub claim: Option<ClaimTag>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PublicItem {
    #[serde(flatten)]
    pub card: Card,
}

pub fn owner(wish: &Wish, seen: &Seen, locale: &Locale) -> OwnerItem {
    OwnerItem {
        card: Card::new(wish, seen, locale),
        state: state(&wish.item).to_string(),
        reason: reason(&wish.item).to_string(),
        hidden: wish.item.private,
        received_at: wish.item.received_at,
        thanked: wish.item.thanked_at.is_some(),
    }
}

/// Without `claims` as the owner's own preview shows it: with claims masked.
pub fn gifter(wish: &Wish, seen: &Seen, claims: Option<&Claims>, locale: &Locale) -> GifterItem {
    let claim = claims.map(|claims| ClaimTag::of(wish, seen, claims, locale));
    GifterItem { card: Card::new(wish, seen, locale), claim }
}

pub fn public(wish: &Wish, seen: &Seen, locale: &Locale) -> PublicItem {
    PublicItem { card: Card::new(wish, seen, locale) }
}

impl Card {
    fn new(wish: &Wish, seen: &Seen, locale: &Locale) -> Self {
        let item = &wish.item;
        let href = seen.door.item(item.id);
        Self {
            id: item.id,
            fragment: format!("{href}/fragment"),
            href,
            title: item.name.clone(),
            hue: hue(item.id),
            shop: item.url.as_deref().and_then(link::shop),
            url: item.url.clone(),
            price: price(item, locale),
            image: wish.picture.as_ref().map(|picture| PictureTag::card(picture, &seen.door)),
            hearts: item.priority,
            note: markdown::summary(&item.description, 120),
            quantity: item.quantity,
            received: item.received_at.is_some(),
        }
    }
}

/// Nothing to say where there is no link, or all was found.
fn state(item: &items::Model) -> &str {
    if item.preview_state == "none" { "ready" } else { &item.preview_state }
}

/// Of the many words a failure has, people need three: the rest would tell about our network.
fn reason(item: &items::Model) -> &str {
    match (item.preview_state.as_str(), item.preview_reason.as_deref()) {
        ("partial", Some(missing @ ("no_name" | "no_price" | "no_picture"))) => missing,
        ("failed", Some("gone")) => "gone",
        _ => "",
    }
}

fn price(item: &items::Model, locale: &Locale) -> Option<String> {
    Some(locale.money(item.price_minor?, item.currency.as_deref()?))
}
