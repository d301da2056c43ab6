//! A person's page, as this viewer sees it.
use serde::Serialize;

use super::{Page, markdown, people::PersonTag, wishlist_card::WishlistCard};
use crate::models::{Audience, connections::Standing, dashboard, users};

#[derive(Serialize)]
pub struct Profile {
    person: PersonTag,
    bio: tera::Value,
    has_bio: bool,
    is_me: bool,
    /// "guest" or how the two stand.
    standing: &'static str,
    counts: Counts,
    lists: Vec<WishlistCard>,
}

#[derive(Serialize)]
struct Counts {
    lists: i64,
    wishes: i64,
    friends: i64,
}

impl Profile {
    pub fn new(
        person: &users::Model,
        standing: Standing,
        cards: &[dashboard::Card],
        counts: users::Counts,
        page: &Page,
    ) -> Self {
        let is_me = page.viewer().is(person.id);
        let audience = if is_me { Audience::Owner } else { Audience::Gifter };
        let card = |card| WishlistCard::new(card, audience, page.locale(), true);
        let users::Counts { lists: list_count, wishes, friends } = counts;
        Self {
            person: person.into(),
            bio: markdown::prose(&person.bio),
            has_bio: !person.bio.is_empty(),
            is_me,
            standing: if page.viewer().person().is_some() { standing.word() } else { "guest" },
            counts: Counts { lists: list_count, wishes, friends },
            lists: cards.iter().map(card).collect(),
        }
    }
}
