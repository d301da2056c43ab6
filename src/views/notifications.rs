//! News as sentences with a way to what they are about.
use serde::Serialize;
use serde_json::Value;

use super::people::PersonTag;
use crate::models::{Moment, notifications::Entry};

pub const ENTRIES_A_PAGE: usize = 30;

#[derive(Serialize)]
pub struct News {
    unread: Vec<Told>,
    read: Vec<Told>,
    more: String,
}

/// Which words a sentence has depends on its kind; what it does not say is empty.
#[derive(Clone, Debug, Serialize)]
struct Told {
    id: i64,
    kind: String,
    person: Option<PersonTag>,
    /// The wish it is about, and whose.
    item: String,
    recipient: String,
    /// More exactly what happened: why a wish is gone, how a link was read.
    word: String,
    href: String,
    at: Moment,
}

impl News {
    pub fn new(unread: Vec<Entry>, mut read: Vec<Entry>) -> Self {
        let mut more = String::new();
        if read.len() > ENTRIES_A_PAGE {
            read.truncate(ENTRIES_A_PAGE);
            more = read.last().map_or_else(String::new, |last| format!("/notifications?before={}", last.id));
        }
        let told = |entries: Vec<Entry>| entries.into_iter().map(Told::from).collect();
        Self { unread: told(unread), read: told(read), more }
    }
}

impl From<Entry> for Told {
    fn from(entry: Entry) -> Self {
        let details: Value = serde_json::from_str(&entry.details).unwrap_or_default();
        let said = |key: &str| details[key].as_str().unwrap_or_default().to_string();
        let person = entry.actor_id.zip(entry.actor_name.as_deref().zip(entry.actor_handle.as_deref()));
        Self {
            id: entry.id,
            href: target(&entry),
            person: person.map(|(id, (name, handle))| PersonTag::new(id, name, handle)),
            item: entry.item_name.or(entry.gift_name).unwrap_or_default(),
            recipient: entry.gift_for.unwrap_or_default(),
            word: [said("reason"), said("outcome")].concat(),
            kind: entry.kind,
            at: entry.created_at,
        }
    }
}

fn target(entry: &Entry) -> String {
    match (entry.kind.as_str(), &entry.actor_handle, entry.item_id) {
        ("friend_requested", ..) => "/friends".into(),
        ("friend_accepted", Some(handle), _) => format!("/people/{handle}"),
        ("preview_done", _, Some(id)) => format!("/items/{id}"),
        ("claim_orphaned" | "item_changed" | "gift_received", ..) => "/gifts".into(),
        _ => "/notifications".into(),
    }
}
