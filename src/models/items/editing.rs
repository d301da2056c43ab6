//! A wish changed by hand. Two tabs, or a tab and the worker that reads the shop's page, may change it at once: what
//! one of them left alone takes the other's change, and only where both say something else she is asked.
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{ActiveModel, Fields, Model, checked::Checked, provenance};
use crate::{
    Result,
    models::{Moment, wishlists},
};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    #[serde(flatten)]
    pub fields: Fields,
    /// The wish's `updated_at` and its fields when the form was shown.
    pub version: String,
    pub was: String,
}

/// How an edit ended.
pub enum Edited {
    Saved(Model),
    /// Both said something else about these parts; nothing is saved. `merged` is hers where she said something.
    Conflict {
        now: Model,
        merged: Fields,
        parts: Vec<&'static str>,
    },
}

impl ItemForm {
    pub fn of(item: &Model) -> Self {
        let fields = Fields::from(item);
        let was = serde_json::to_string(&fields).unwrap_or_default();
        Self { fields, version: item.updated_at.0.to_string(), was }
    }

    /// A price typed into an empty field is in this currency.
    #[must_use]
    pub fn in_currency(mut self, currency: &str) -> Self {
        if self.fields.currency.is_empty() {
            self.fields.currency = currency.to_string();
        }
        self
    }

    /// `now` is the wish as it is in this transaction.
    pub async fn update(&self, txn: &impl ConnectionTrait, now: Model) -> Result<Edited> {
        let typed = Checked::of(&self.fields)?.fields();
        let (current, was) = (Fields::from(&now), self.was(&now));
        let (mut merged, mut parts) = (current.clone(), Vec::new());
        for part in typed.differing(&was) {
            let (theirs, hers) = (current.part(part), typed.part(part));
            if theirs != was.part(part) && theirs != hers {
                parts.push(part);
            }
            merged.take(part, &typed);
        }
        if !parts.is_empty() {
            return Ok(Edited::Conflict { now, merged, parts });
        }
        save(txn, now, Checked::of(&merged)?).await.map(Edited::Saved)
    }

    /// What she saw. A form that does not say saw what is there now, or nothing that can be compared.
    fn was(&self, now: &Model) -> Fields {
        if self.version == now.updated_at.0.to_string() {
            return Fields::from(now);
        }
        serde_json::from_str(&self.was).unwrap_or_default()
    }
}

async fn save(txn: &impl ConnectionTrait, before: Model, wanted: Checked) -> Result<Model> {
    let changed: Vec<_> = wanted.fields().differing(&Fields::from(&before)).collect();
    if changed.is_empty() {
        return Ok(before);
    }
    let (relinked, counts) = (changed.contains(&"url"), changed.contains(&"private"));
    let mut row = wanted.into_row();
    row.id = Set(before.id);
    row.updated_at = Set(before.updated_at);
    row.provenance = Set(provenance::add(&before.provenance, changed.into_iter()));
    if relinked {
        read_link_again(&mut row);
    }
    let saved = row.update(txn).await?;
    if counts {
        wishlists::recount(txn, saved.wishlist_id).await?;
    }
    Ok(saved)
}

/// What another link said is not about this one.
fn read_link_again(row: &mut ActiveModel) {
    let reading = row.url.as_ref().is_some();
    row.preview_state = Set(if reading { "pending" } else { "none" }.into());
    row.preview_reason = Set(None);
    row.preview_requested_at = Set(reading.then(Moment::now));
    row.preview_attempts = Set(0);
    row.picture_id = Set(None);
    row.handed_over = Set(None);
}
