//! What happened, as sentences: many wishes added to one list in a row are one sentence.
use serde::Serialize;

use super::people::PersonTag;
use crate::models::{
    Moment,
    activities::{Entry, Place, Whose},
};

pub const ENTRIES_A_PAGE: usize = 40;
/// The names that are said; of more only the number.
const MOST_NAMED: usize = 3;

#[derive(Serialize)]
pub struct Feed {
    own: bool,
    sentences: Vec<Sentence>,
    more: String,
}

#[derive(Clone, Debug, Serialize)]
struct Sentence {
    person: PersonTag,
    verb: String,
    count: usize,
    items: Vec<Link>,
    wishlist: Option<Link>,
    other: Option<PersonTag>,
    at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Link {
    href: String,
    name: String,
}

impl Feed {
    /// Made of one entry more than is shown, if there are more.
    pub fn new(whose: Whose, mut entries: Vec<Entry>) -> Self {
        let mut more = String::new();
        if entries.len() > ENTRIES_A_PAGE {
            entries.truncate(ENTRIES_A_PAGE);
            more = entries.last().map_or_else(String::new, |last| next_page(whose, last));
        }
        let mut sentences: Vec<Sentence> = Vec::new();
        for entry in entries {
            match sentences.last_mut() {
                Some(last) if last.takes_in(&entry) => last.add(&entry),
                _ => sentences.push(Sentence::of(&entry)),
            }
        }
        Self { own: whose == Whose::Own, sentences, more }
    }
}

impl Sentence {
    fn of(entry: &Entry) -> Self {
        let wishlist = entry.wishlist_id.zip(entry.wishlist_name.clone());
        let other = entry.other_id.zip(entry.other_name.as_deref().zip(entry.other_handle.as_deref()));
        Self {
            person: PersonTag::new(entry.actor_id, &entry.actor_name, &entry.actor_handle),
            verb: entry.verb.clone(),
            count: 1,
            items: item_of(entry).into_iter().collect(),
            wishlist: wishlist.map(|(id, name)| Link { href: format!("/wishlists/{id}"), name }),
            other: other.map(|(id, (name, handle))| PersonTag::new(id, name, handle)),
            at: entry.created_at,
        }
    }

    fn takes_in(&self, entry: &Entry) -> bool {
        let list = entry.wishlist_id.map(|id| format!("/wishlists/{id}"));
        entry.item_id.is_some()
            && self.verb == entry.verb
            && self.person.id == entry.actor_id
            && self.wishlist.as_ref().map(|link| &link.href) == list.as_ref()
    }

    fn add(&mut self, entry: &Entry) {
        self.count += 1;
        if self.items.len() < MOST_NAMED {
            self.items.extend(item_of(entry));
        }
    }
}

fn item_of(entry: &Entry) -> Option<Link> {
    Some(Link { href: format!("/items/{}", entry.item_id?), name: entry.item_name.clone()? })
}

fn next_page(whose: Whose, last: &Entry) -> String {
    let place = Place { at: last.created_at, id: last.id };
    match whose {
        Whose::Own => format!("/activity?of=me&before={place}"),
        Whose::Friends => format!("/activity?before={place}"),
    }
}
