//! Lists as cards, wherever people and their lists are shown.
use serde::Serialize;

use super::{Locale, frame::hue, people::PersonTag, pictures::PictureTag, wishlists::Day};
use crate::models::{dashboard, wishlists};

#[derive(Clone, Debug, Serialize)]
pub struct ListCard {
    pub href: String,
    pub title: String,
    pub hue: u8,
    pub pictures: Vec<PictureTag>,
    pub wishes: i64,
    pub owner: Option<PersonTag>,
    pub visibility: Option<String>,
    pub date: Option<String>,
    pub at: Option<String>,
    pub days: Option<i64>,
}

impl ListCard {
    /// As anybody but the owner sees it.
    pub fn new(list: &wishlists::Model, cards: &[dashboard::Card], locale: &Locale) -> Self {
        let card = cards.iter().find(|card| card.id == list.id);
        let day = list.event_date.map(|date| Day::new(date, locale));
        Self {
            href: format!("/wishlists/{}", list.id),
            title: list.name.clone(),
            hue: hue(list.id),
            pictures: card
                .map(|card| card.pictures.iter().map(PictureTag::from).collect())
                .unwrap_or_default(),
            wishes: list.shown_items_count,
            owner: card.map(|card| PersonTag::new(card.owner.id, &card.owner.name, "")),
            visibility: None,
            at: day.as_ref().map(|day| day.at.clone()),
            days: day.as_ref().map(|day| day.days),
            date: day.map(|day| day.date),
        }
    }

    /// On its owner's own page, where the name stands above.
    #[must_use]
    pub fn without_owner(self) -> Self {
        Self { owner: None, ..self }
    }

    #[must_use]
    pub fn for_owner(self, list: &wishlists::Model) -> Self {
        Self { wishes: list.items_count, visibility: Some(list.visibility.clone()), ..self }
    }
}
