//! My gifts: what a person gives, to whom and when, and what became of it.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Locale, frame, wishlists::Day};
use crate::models::{
    Gift,
    claims::{Model as Claim, State},
};

#[derive(Serialize)]
pub struct Gifts {
    groups: Vec<Group>,
    /// Gifts whose wish is no longer before them, each with the reason.
    lost: Vec<GiftRow>,
    given: Vec<GiftRow>,
    /// What is still to be given, in each currency.
    totals: Vec<String>,
    states: [&'static str; 3],
}

/// Everything for one person and one day.
#[derive(Serialize)]
pub struct Group {
    name: String,
    initials: String,
    hue: u8,
    date: Option<Day>,
    gifts: Vec<GiftRow>,
}

#[derive(Serialize)]
pub struct GiftRow {
    id: i64,
    title: String,
    recipient: String,
    wishlist: String,
    /// The wish's page, where it can still be opened.
    href: Option<String>,
    /// Where to buy it.
    url: Option<String>,
    price: Option<String>,
    quantity: i64,
    state: &'static str,
    note: String,
    show_name: bool,
    orphaned: Option<&'static str>,
    released: bool,
    changes: Vec<Changed>,
}

/// One thing that is different since it was claimed; `field` is a word under `gifts.`.
#[derive(Serialize)]
pub struct Changed {
    field: String,
    was: String,
    is: String,
}

impl Gifts {
    pub fn new(gifts: &[Gift], locale: &Locale) -> Self {
        let (mut lost, mut given, mut coming) = (Vec::new(), Vec::new(), BTreeMap::new());
        for gift in gifts {
            let row = GiftRow::new(gift, locale);
            if gift.claim.state() == State::Given {
                given.push(row);
            } else if row.orphaned.is_some() {
                lost.push(row);
            } else {
                coming.entry(Key::of(gift, locale.today())).or_insert_with(Vec::new).push(row);
            }
        }
        let groups = coming.into_iter().map(|(key, rows)| Group::new(key, rows, locale)).collect();
        Self { groups, lost, given, totals: totals(gifts, locale), states: State::ALL.map(State::word) }
    }
}

/// The next day first, then those without a day, then days gone by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    order: u8,
    date: Option<NaiveDate>,
    name: String,
    recipient_id: Option<i64>,
}

impl Key {
    fn of(gift: &Gift, today: NaiveDate) -> Self {
        let now = gift.wishlist.as_ref().map(|list| list.event_date);
        let date = now.unwrap_or(gift.claim.snapshot_event_date);
        let order = match date {
            Some(date) if date >= today => 0,
            None => 1,
            Some(_) => 2,
        };
        let name = gift.claim.snapshot_recipient.clone();
        Self { order, date, name, recipient_id: gift.claim.recipient_id }
    }
}

impl Group {
    fn new(key: Key, gifts: Vec<GiftRow>, locale: &Locale) -> Self {
        Self {
            initials: frame::initials(&key.name),
            hue: frame::hue(key.recipient_id.unwrap_or_default()),
            name: key.name,
            date: key.date.map(|date| Day::new(date, locale)),
            gifts,
        }
    }
}

impl GiftRow {
    pub fn new(gift: &Gift, locale: &Locale) -> Self {
        let claim = &gift.claim;
        Self {
            id: claim.id,
            title: claim.snapshot_name.clone(),
            recipient: claim.snapshot_recipient.clone(),
            wishlist: claim.snapshot_wishlist.clone(),
            href: claim.item_id.filter(|_| gift.is_open()).map(|id| format!("/items/{id}")),
            url: claim.snapshot_url.clone(),
            price: price(claim, locale),
            quantity: claim.quantity,
            state: claim.state().word(),
            note: claim.note.clone(),
            show_name: claim.show_name,
            orphaned: gift.standing().map(crate::models::claims::Orphaned::word),
            released: !claim.is_held(),
            changes: changes(gift, locale),
        }
    }
}

fn price(claim: &Claim, locale: &Locale) -> Option<String> {
    Some(locale.money(claim.snapshot_price_minor?, claim.snapshot_currency.as_deref()?))
}

fn changes(gift: &Gift, locale: &Locale) -> Vec<Changed> {
    let pairs = gift.change().pairs(&gift.claim, locale);
    let pairs = pairs.as_object().cloned().unwrap_or_default();
    let text = |pair: &serde_json::Value, at: usize| pair[at].as_str().unwrap_or_default().to_string();
    pairs
        .into_iter()
        .map(|(field, pair)| Changed { was: text(&pair, 0), is: text(&pair, 1), field })
        .collect()
}

fn totals(gifts: &[Gift], locale: &Locale) -> Vec<String> {
    let mut sums = BTreeMap::<&str, i64>::new();
    for claim in gifts.iter().filter(|gift| gift.standing().is_none()).map(|gift| &gift.claim) {
        if let (Some(price), Some(currency), true) =
            (claim.snapshot_price_minor, &claim.snapshot_currency, claim.state() != State::Given)
        {
            let sum = sums.entry(currency).or_default();
            *sum = sum.saturating_add(price.saturating_mul(claim.quantity));
        }
    }
    sums.into_iter().map(|(currency, sum)| locale.money(sum, currency)).collect()
}
