//! What it costs and whether it can be bought. The shop's data and what a person sees check each other.
use super::main_product::Main;
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::price::Locale;
use crate::metadata::sources::{Offer, Product};
use crate::metadata::visible::{Focus, Reading, Sight, Subject, prices, stock};
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

struct Chosen {
    amount: Decimal,
    currency: Option<&'static str>,
    source: Source,
}

pub fn choose(page: &Page, main: &Main<'_>, subject: &Subject) -> Answer {
    let view = View::of(page, main, subject);
    let chosen = match priced(main) {
        Some((offer, Source::Shop)) => Some(view.stated(offer, Source::Shop)),
        Some((offer, source)) => Some(view.checked(offer, source)),
        None if known_gone(main) => None,
        None => view.convincing().map(|sight| view.seen(sight)),
    };
    Answer {
        amount: chosen.as_ref().map(|chosen| (chosen.amount, chosen.source)),
        currency: chosen.as_ref().and_then(|chosen| Some((chosen.currency?, chosen.source))),
        availability: availability(main, chosen.is_some()),
    }
}

fn priced<'a>(main: &Main<'a>) -> Option<(&'a Offer, Source)> {
    let offers = main.products.iter().filter_map(|product| Some((best(product)?, product.source)));
    offers.filter(|(offer, _)| offer.price.is_some_and(|price| !price.is_zero())).next()
}

/// The shop's own page says that nobody can buy this: whatever price is seen belongs to something else.
fn known_gone(main: &Main<'_>) -> bool {
    main.products.iter().any(|product| product.source == Source::Shop && product.is_for_sale())
}

/// The prices on view, and what is needed to judge them.
struct View {
    sights: Vec<Sight>,
    locale: Locale,
    is_product: bool,
}

impl View {
    fn of(page: &Page, main: &Main<'_>, subject: &Subject) -> Self {
        let buttons = stock::buy_buttons(page);
        let watched: HashSet<_> = buttons.iter().copied().chain(subject.heading).collect();
        let reading = Reading::of(page, subject, &watched);
        let named = || reading.line_saying(subject.title.as_deref()?);
        let focus = Focus {
            heading: subject.heading.and_then(|heading| reading.place_of(heading)).or_else(named),
            buttons: buttons.iter().filter_map(|button| reading.place_of(*button)).collect(),
        };
        let is_product = is_product_page(page, main, &focus);
        if std::env::var_os("SIGHTS").is_some() {
            eprintln!(
                "{} product={is_product} list={} heading={:?} buttons={:?}",
                page.url, main.is_list, focus.heading, focus.buttons
            );
            for p in &main.products {
                eprintln!(
                    "  {:?} {:?} {:?} {:?}",
                    p.source,
                    p.kind,
                    p.name,
                    p.offers.iter().take(5).collect::<Vec<_>>()
                );
            }
            let mut all = prices::all(&reading, &focus);
            all.sort_by(|a, b| b.score.total_cmp(&a.score));
            for s in all.iter().take(12) {
                let a = reading.text.floor_char_boundary(s.place.saturating_sub(50));
                let b = reading.text.ceil_char_boundary((s.place + 40).min(reading.text.len()));
                eprintln!(
                    "  {:.1} {} {:?} @{} old={} aside={} {:?} {:?}",
                    s.score,
                    s.amount,
                    s.mark.map(|m| m.iso()),
                    s.place,
                    s.is_old,
                    s.is_aside,
                    &reading.text[a..b],
                    reading.at(s.place).map(|p| p.zone)
                );
            }
        }
        Self { sights: prices::all(&reading, &focus), locale: locale(page, main), is_product }
    }

    /// The best price on view, if it is good enough and the page sells one thing.
    fn convincing(&self) -> Option<&Sight> {
        let best =
            self.sights.iter().reduce(|best, next| if next.score > best.score { next } else { best })?;
        (self.is_product && best.score >= CONVINCING).then_some(best)
    }

    /// The shop's price, unless the page shows it only as an old one, or not at all, while another stands where
    /// prices stand.
    fn checked(&self, offer: &Offer, source: Source) -> Chosen {
        let is_seen = self.same(offer).is_some_and(|sight| !sight.is_old && !sight.is_aside);
        match self.convincing() {
            Some(sight) if !is_seen && sight.score >= OVERRULING => self.seen(sight),
            _ => self.stated(offer, source),
        }
    }

    fn stated(&self, offer: &Offer, source: Source) -> Chosen {
        let mark = offer.mark.or_else(|| self.same(offer)?.mark);
        let currency = offer.currency.or_else(|| self.locale.resolve(mark));
        Chosen { amount: offer.price.unwrap_or_default(), currency, source }
    }

    fn seen(&self, sight: &Sight) -> Chosen {
        Chosen { amount: sight.amount, currency: self.locale.resolve(sight.mark), source: Source::Visible }
    }

    fn same(&self, offer: &Offer) -> Option<&Sight> {
        let same = self.sights.iter().filter(|sight| Some(sight.amount) == offer.price);
        same.max_by(|one, other| one.score.total_cmp(&other.score))
    }
}

fn availability(main: &Main<'_>, has_price: bool) -> Option<(Availability, Source)> {
    let said = main.products.iter().find_map(|product| Some((best(product)?.availability?, product.source)));
    said.or_else(|| has_price.then_some((Availability::InStock, Source::Visible)))
}

fn is_product_page(page: &Page, main: &Main<'_>, focus: &Focus) -> bool {
    let is_typed = page.meta(&["og:type"]).is_some_and(|kind| kind.contains("product"));
    let is_described =
        main.products.iter().any(|product| product.source != Source::Shop || product.is_for_sale());
    !main.is_list && (is_described || is_typed || !focus.buttons.is_empty())
}

fn locale(page: &Page, main: &Main<'_>) -> Locale {
    let offers = main.products.iter().flat_map(|product| &product.offers);
    let declared = offers.filter_map(|offer| offer.currency).take(3).collect();
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
