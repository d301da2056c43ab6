//! One product as one source describes it.
use crate::metadata::facts::{Availability, Source};
use crate::metadata::price::currency::Mark;
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Product,
    /// Variants of one thing under one name.
    Group,
    /// A book, a film, an event: only a product when somebody sells it.
    Sellable,
}

#[derive(Debug, Clone)]
pub struct Product {
    pub source: Source,
    pub kind: Kind,
    pub name: Option<String>,
    pub description: Option<String>,
    pub images: Vec<String>,
    pub brand: Option<String>,
    pub gtin: Option<String>,
    pub skus: Vec<String>,
    pub url: Option<String>,
    pub offers: Vec<Offer>,
    /// Part of a list, or related to something else: never the main product while another one stands free.
    pub is_aside: bool,
}

impl Product {
    pub fn new(source: Source, kind: Kind) -> Self {
        Self {
            source,
            kind,
            name: None,
            description: None,
            images: Vec::new(),
            brand: None,
            gtin: None,
            skus: Vec::new(),
            url: None,
            offers: Vec::new(),
            is_aside: false,
        }
    }

    pub fn is_for_sale(&self) -> bool {
        !self.offers.is_empty()
    }

    pub fn is_priced(&self) -> bool {
        self.offers.iter().any(|offer| offer.price.is_some_and(|price| !price.is_zero()))
    }
}

#[derive(Debug, Clone, Default)]
pub struct Offer {
    pub price: Option<Decimal>,
    pub currency: Option<&'static str>,
    /// The sign beside the price, where the currency is not named.
    pub mark: Option<Mark>,
    pub availability: Option<Availability>,
    pub url: Option<String>,
    pub skus: Vec<String>,
}
