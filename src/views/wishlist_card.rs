//! A list as a card, wherever lists are shown side by side.
use serde::Serialize;

use super::{Locale, frame::hue, pictures::PictureTag, wishlists::Owner};
use crate::models::{Audience, dashboard::Card};

#[derive(Clone, Debug, Serialize)]
pub struct WishlistCard {
    href: String,
    title: String,
    hue: u8,
    wishes: i64,
    pictures: Vec<PictureTag>,
    visibility: Option<String>,
    owner: Option<Owner>,
    date: Option<String>,
    at: Option<String>,
    days: Option<i64>,
    /// Put away; only its owner still sees it.
    pub archived: bool,
}

impl WishlistCard {
    pub fn new(card: &Card, audience: Audience, locale: &Locale, with_days: bool) -> Self {
        let (wishes, visibility, owner) = match audience {
            Audience::Owner => (card.items_count, Some(card.visibility.clone()), None),
            Audience::Gifter | Audience::Public => (card.shown_items_count, None, Some((&card.owner).into())),
        };
        Self {
            href: format!("/wishlists/{}", card.id),
            title: card.name.clone(),
            hue: hue(card.id),
            wishes,
            pictures: card.pictures.iter().map(PictureTag::from).collect(),
            visibility,
            owner,
            date: card.event_date.map(|day| locale.date(day)),
            at: card.event_date.map(|day| day.to_string()),
            days: card.event_date.filter(|_| with_days).map(|day| locale.days_until(day)),
            archived: false,
        }
    }
}
