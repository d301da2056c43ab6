//! `<meta>`: what the shop tells social networks (`product:price:amount`, `og:price:amount`, `twitter:data1`).
use super::product::{Kind, Offer, Product};
use super::schema_org::availability;
use crate::metadata::facts::Source;
use crate::metadata::page::Page;
use crate::metadata::price::{amount, currency};

const AMOUNTS: &[&str] = &[
    "product:sale_price:amount",
    "product:price:amount",
    "og:price:amount",
    "product:price",
    "og:price",
    "price",
];
const CURRENCIES: &[&str] = &[
    "product:sale_price:currency",
    "product:price:currency",
    "og:price:currency",
    "product:currency",
    "og:currency",
    "pricecurrency",
];
const AVAILABILITIES: &[&str] = &["product:availability", "og:availability", "availability", "twitter:data2"];

pub fn products(page: &Page) -> Vec<Product> {
    let code = page.meta(CURRENCIES).and_then(currency::written);
    let written = page.meta(AMOUNTS).or_else(|| labelled(page));
    let price = written.and_then(|text| amount::machine(text, code));
    let offer = Offer {
        price,
        currency: code,
        mark: written.and_then(currency::find),
        availability: page.meta(AVAILABILITIES).and_then(availability),
        ..Offer::default()
    };
    if offer.price.is_none() && offer.availability.is_none() {
        return Vec::new();
    }
    let mut product = Product::new(Source::Meta, Kind::Product);
    product.brand = page.meta(&["product:brand", "og:brand"]).map(str::to_owned);
    product.offers = vec![offer];
    vec![product]
}

/// `twitter:label1` says "Price" and `twitter:data1` what it is.
fn labelled(page: &Page) -> Option<&str> {
    let is_price = |label: &str| {
        matches!(
            label.to_lowercase().as_str(),
            "price" | "preis" | "prix" | "precio" | "prezzo" | "cena" | "prijs"
        )
    };
    let labels = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let (_, data) = labels.iter().find(|(label, _)| page.meta(&[label]).is_some_and(is_price))?;
    page.meta(&[data])
}
