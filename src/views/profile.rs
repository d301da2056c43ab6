//! A person's page, as this viewer sees it.
use serde::Serialize;

use super::{Page, list_cards::ListCard, markdown, people::PersonTag};
use crate::models::{connections::Standing, dashboard, users, wishlists};

#[derive(Serialize)]
pub struct Profile {
    person: PersonTag,
    bio: tera::Value,
    has_bio: bool,
    is_me: bool,
    /// "guest" or how the two stand.
    standing: &'static str,
    counts: Counts,
    lists: Vec<ListCard>,
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
        lists: &[wishlists::Model],
        cards: &[dashboard::Card],
        counts: users::Counts,
        page: &Page,
    ) -> Self {
        let is_me = page.viewer().is(person.id);
        let card = |list| {
            let card = ListCard::new(list, cards, page.locale()).without_owner();
            if is_me { card.for_owner(list) } else { card }
        };
        let users::Counts { lists: list_count, wishes, friends } = counts;
        Self {
            person: person.into(),
            bio: markdown::prose(&person.bio),
            has_bio: !person.bio.is_empty(),
            is_me,
            standing: if page.viewer().person().is_some() { standing.word() } else { "guest" },
            counts: Counts { lists: list_count, wishes, friends },
            lists: lists.iter().map(card).collect(),
        }
    }
}
