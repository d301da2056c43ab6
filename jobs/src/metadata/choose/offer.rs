//! Which of a product's offers the page is about: the chosen variant, the one on view, the cheapest to be had.
use super::view::View;
use crate::metadata::facts::Availability;
use crate::metadata::page::Page;
use crate::metadata::sources::{Offer, Product};

/// Shorter codes stand in addresses by chance.
const SHORTEST_SKU: usize = 4;

pub fn meant<'a>(page: &Page, product: &'a Product, view: &View) -> Option<&'a Offer> {
    let priced: Vec<&Offer> =
        product.offers.iter().filter(|offer| offer.price.is_some_and(|price| !price.is_zero())).collect();
    match priced[..] {
        [] => product.offers.first(),
        [only] => Some(only),
        _ => in_address(page, &priced).or_else(|| on_view(&priced, view)).or_else(|| cheapest(&priced)),
    }
}

/// `?variant=123`, `?color=red&size=m`, an article number at the end of the path.
fn in_address<'a>(page: &Page, offers: &[&'a Offer]) -> Option<&'a Offer> {
    let query = page.url.query().unwrap_or_default();
    let by_url = |offer: &&&Offer| {
        let own = offer.url.as_deref().and_then(|address| page.absolute(address));
        own.is_some_and(|own| {
            !query.is_empty()
                && own.query().is_some_and(|wanted| !wanted.is_empty() && query.contains(wanted))
        })
    };
    let by_sku = |offer: &&&Offer| {
        offer.skus.iter().any(|sku| sku.len() >= SHORTEST_SKU && query.contains(sku.as_str()))
    };
    offers.iter().find(by_url).or_else(|| offers.iter().find(by_sku)).copied()
}

/// The variant chosen when the page opens is the one whose price stands there.
fn on_view<'a>(offers: &[&'a Offer], view: &View) -> Option<&'a Offer> {
    let best = view.best()?;
    let shown = offers.iter().filter(|offer| offer.price == Some(best.amount));
    shown.max_by_key(|offer| can_be_bought(offer)).copied()
}

fn cheapest<'a>(offers: &[&'a Offer]) -> Option<&'a Offer> {
    let to_be_had = offers.iter().filter(|offer| can_be_bought(offer));
    to_be_had
        .min_by_key(|offer| offer.price)
        .or_else(|| offers.iter().min_by_key(|offer| offer.price))
        .copied()
}

fn can_be_bought(offer: &Offer) -> bool {
    offer.availability.is_none_or(Availability::can_be_bought)
}
