//! What it costs and whether it can be bought. The shop's data and what a person sees check each other.
use super::main_product::Main;
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::price::Locale;
use crate::metadata::sources::{Offer, Product};
use crate::metadata::visible::{Focus, Reading, Sight, prices, stock};
use crate::metadata::words;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// A price we only see must stand out this much to be believed.
const CONVINCING: f64 = 5.5;
/// And this much to overrule what the shop's data says.
const OVERRULING: f64 = 8.0;

pub struct Answer {
    pub amount: Option<(Decimal, Source)>,
    pub currency: Option<(&'static str, Source)>,
    pub availability: Option<(Availability, Source)>,
}

pub fn choose(page: &Page, main: &Main<'_>) -> Answer {
    let buttons = stock::buy_buttons(page);
    let watched: HashSet<_> =
        buttons.iter().copied().chain(page.headings().map(|heading| heading.id())).collect();
    let reading = Reading::of(page, &watched);
    let focus = Focus {
        heading: page.headings().find_map(|heading| reading.place_of(heading.id())),
        buttons: buttons.iter().filter_map(|button| reading.place_of(*button)).collect(),
    };
    let sights = prices::all(&reading, &focus);
    let locale = locale(page, main);
    let best_seen = sights.iter().reduce(|best, next| if next.score > best.score { next } else { best });
    let is_product = is_product_page(page, main, &focus);
    let offer = main
        .products
        .iter()
        .find_map(|product| best(product).filter(|o| o.price.is_some()).map(|offer| (offer, product.source)));
    let seen = best_seen.filter(|sight| is_product && sight.score >= CONVINCING);
    let chosen = match (offer, seen) {
        (Some((offer, source)), seen) => Some(checked(offer, source, seen, &sights, &locale)),
        (None, Some(sight)) => Some(visible(sight, &locale)),
        (None, None) => None,
    };
    let availability = availability(main, chosen.is_some());
    Answer {
        amount: chosen.map(|(amount, _, source)| (amount, source)),
        currency: chosen.and_then(|(_, currency, source)| Some((currency?, source))),
        availability,
    }
}

type Chosen = (Decimal, Option<&'static str>, Source);

fn visible(sight: &Sight, locale: &Locale) -> Chosen {
    (sight.amount, locale.resolve(sight.mark), Source::Visible)
}

/// The shop's price, unless the page shows it only as an old one while another stands where prices stand.
fn checked(offer: &Offer, source: Source, seen: Option<&Sight>, sights: &[Sight], locale: &Locale) -> Chosen {
    let price = offer.price.unwrap_or_default();
    let is_seen = sights.iter().any(|sight| sight.amount == price && !sight.is_old && !sight.is_aside);
    match seen {
        Some(sight) if !is_seen && sight.score >= OVERRULING => visible(sight, locale),
        _ => (
            price,
            offer
                .currency
                .or_else(|| locale.resolve(sights.iter().find(|s| s.amount == price).and_then(|s| s.mark))),
            source,
        ),
    }
}

fn availability(main: &Main<'_>, has_price: bool) -> Option<(Availability, Source)> {
    let said = main.products.iter().find_map(|product| Some((best(product)?.availability?, product.source)));
    said.or_else(|| has_price.then_some((Availability::InStock, Source::Visible)))
}

fn is_product_page(page: &Page, main: &Main<'_>, focus: &Focus) -> bool {
    let is_typed = page.meta(&["og:type"]).is_some_and(|kind| kind.contains("product"));
    !main.is_list && (!main.products.is_empty() || is_typed || !focus.buttons.is_empty())
}

fn locale(page: &Page, main: &Main<'_>) -> Locale {
    let declared = main
        .products
        .iter()
        .flat_map(|product| product.offers.iter().filter_map(|offer| offer.currency))
        .take(3)
        .collect();
    let languages: Vec<&str> =
        page.language.as_deref().into_iter().chain(page.meta(&["og:locale"])).collect();
    Locale::new(page.host(), page.url.path(), &languages, declared)
}

fn best(product: &Product) -> Option<&Offer> {
    let priced = || product.offers.iter().filter(|offer| offer.price.is_some_and(|price| !price.is_zero()));
    let in_stock = priced().filter(|offer| offer.availability.is_none_or(Availability::can_be_bought));
    in_stock
        .min_by_key(|offer| offer.price)
        .or_else(|| priced().min_by_key(|offer| offer.price))
        .or(product.offers.first())
}
