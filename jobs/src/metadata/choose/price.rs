//! What it costs and whether it can be bought.
use super::main_product::Main;
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::sources::{Offer, Product};
use rust_decimal::Decimal;

pub struct Answer {
    pub amount: Option<(Decimal, Source)>,
    pub currency: Option<(&'static str, Source)>,
    pub availability: Option<(Availability, Source)>,
}

pub fn choose(_page: &Page, main: &Main<'_>) -> Answer {
    let offer = main.products.iter().find_map(|product| Some((best(product)?, product.source)));
    Answer {
        amount: offer.and_then(|(offer, source)| Some((offer.price?, source))),
        currency: offer.and_then(|(offer, source)| Some((offer.currency?, source))),
        availability: offer.and_then(|(offer, source)| Some((offer.availability?, source))),
    }
}

fn best(product: &Product) -> Option<&Offer> {
    let priced = || product.offers.iter().filter(|offer| offer.price.is_some_and(|price| !price.is_zero()));
    let in_stock = priced().filter(|offer| offer.availability.is_none_or(Availability::can_be_bought));
    in_stock
        .min_by_key(|offer| offer.price)
        .or_else(|| priced().min_by_key(|offer| offer.price))
        .or(product.offers.first())
}
