//! What a link to a list or a wish looks like in a chat. The picture is drawn by us and says nothing of the list, so a
//! preview can leak neither a wish nor a claim.
use serde::Serialize;

use crate::{
    models::wishlists::{Door, Seen},
    views::{Locale, frame::hue, items::PublicItem, markdown},
};

#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    pub title: String,
    pub description: String,
    pub url: String,
    pub image: String,
    /// Search engines may keep only what everybody may see.
    pub canonical: bool,
}

impl Preview {
    pub fn of_list(seen: &Seen, locale: &Locale, base_url: &str) -> Self {
        let written = markdown::summary(&seen.wishlist.description, 160);
        let description = if written.is_empty() {
            locale.text_naming("wishlists.preview", &seen.owner.name)
        } else {
            written
        };
        let address = seen.door.wishlist(seen.wishlist.id);
        Self::new(seen, seen.wishlist.name.clone(), description, &address, base_url)
    }

    pub fn of_wish(item: &PublicItem, seen: &Seen, base_url: &str) -> Self {
        let card = &item.card;
        let facts = [card.price.clone().unwrap_or_default(), card.note.clone(), seen.wishlist.name.clone()];
        let description = facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
        Self::new(seen, card.title.clone(), description, &card.href, base_url)
    }

    fn new(seen: &Seen, title: String, description: String, address: &str, base_url: &str) -> Self {
        let image = format!("{base_url}/covers/{}.png", hue(seen.wishlist.id));
        let canonical = seen.door == Door::Front;
        Self { title, description, url: format!("{base_url}{address}"), image, canonical }
    }
}
