//! Shops so large that their own markup is worth knowing. A shop is a table of places to look, best first; the
//! places are read here. Everything else about these pages goes the way of all pages.
mod amazon;
mod ebay;
mod etsy;
mod ikea;
mod mercado_libre;
mod place;
mod steam;

use super::product::{Kind, Offer, Product};
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::price;
use place::Place;

struct Shop {
    /// A label of the host name: `amazon` is amazon.de and amazon.co.jp.
    label: &'static str,
    titles: &'static [Place],
    pictures: &'static [Place],
    prices: &'static [Place],
    /// Stands on pages of things nobody can buy.
    gone: &'static [Place],
}

const SHOPS: [&Shop; 7] = [
    &amazon::SHOP,
    &ebay::SHOP,
    &etsy::SHOP,
    &ikea::SHOP,
    &mercado_libre::SHOP,
    &mercado_libre::SHOP_IN_BRAZIL,
    &steam::SHOP,
];

pub fn products(page: &Page) -> Vec<Product> {
    let shop = SHOPS.iter().find(|shop| page.host().split('.').any(|label| label == shop.label));
    shop.and_then(|shop| shop.read(page)).into_iter().collect()
}

impl Shop {
    fn read(&self, page: &Page) -> Option<Product> {
        let mut product = Product::new(Source::Shop, Kind::Product);
        product.name = self.titles.iter().find_map(|place| place.text(page));
        product.images = self.pictures.iter().find_map(|place| place.picture(page)).into_iter().collect();
        product.offers = self.offer(page).into_iter().collect();
        (product.name.is_some() || product.is_for_sale()).then_some(product)
    }

    fn offer(&self, page: &Page) -> Option<Offer> {
        if self.gone.iter().any(|place| place.is_there(page)) {
            return Some(Offer { availability: Some(Availability::OutOfStock), ..Offer::default() });
        }
        let seen = self
            .prices
            .iter()
            .find_map(|place| price::first(&place.price(page)?).filter(|found| found.mark.is_some()))?;
        Some(Offer {
            price: Some(seen.amount),
            mark: seen.mark,
            availability: Some(Availability::InStock),
            ..Offer::default()
        })
    }
}
