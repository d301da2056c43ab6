//! Who gave what, once the surprise is over, and the page that decides when that is.
use serde::Serialize;

use super::{Locale, wishlists::forms::Named};
use crate::models::{claims::revealed::Given, wishlists, wishlists::revealing::Reveal};

#[derive(Serialize)]
pub struct Gifts {
    wishlist: Named,
    gifts: Vec<GiftRow>,
    givers: Vec<Giver>,
}

/// How many one person gave, over all wishes.
#[derive(Serialize)]
pub struct Giver {
    name: String,
    quantity: i64,
}

#[derive(Serialize)]
pub struct GiftRow {
    title: String,
    price: Option<String>,
    quantity: i64,
    giver: String,
    handle: Option<String>,
    state: String,
}

#[derive(Serialize)]
pub struct Edit {
    wishlist: Named,
    reveal: &'static str,
    choices: [&'static str; 3],
    has_day: bool,
    /// What was chosen would end the surprise sooner, so it is asked once more.
    asks: bool,
    revealed: bool,
}

impl Gifts {
    pub fn new(
        list: &wishlists::Model,
        given: &[Given],
        givers: Vec<(String, i64)>,
        locale: &Locale,
    ) -> Self {
        Self {
            wishlist: Named::from(list),
            gifts: given.iter().map(|given| GiftRow::new(given, locale)).collect(),
            givers: givers.into_iter().map(|(name, quantity)| Giver { name, quantity }).collect(),
        }
    }
}

impl GiftRow {
    fn new(given: &Given, locale: &Locale) -> Self {
        let claim = &given.claim;
        let price = claim.snapshot_price_minor.zip(claim.snapshot_currency.as_deref());
        Self {
            title: claim.snapshot_name.clone(),
            price: price.map(|(minor, currency)| locale.money(minor, currency)),
            quantity: claim.quantity,
            giver: given.giver_name.clone().or_else(|| claim.guest_name.clone()).unwrap_or_default(),
            handle: given.giver_handle.clone(),
            state: claim.state.clone(),
        }
    }
}

impl Edit {
    pub fn new(list: &wishlists::Model, reveal: Reveal, asks: bool, locale: &Locale) -> Self {
        Self {
            wishlist: Named::from(list),
            reveal: reveal.word(),
            choices: Reveal::ALL.map(Reveal::word),
            has_day: list.event_date.is_some(),
            asks,
            revealed: list.is_revealed(locale.today()),
        }
    }
}
