//! The page as a person sees it: its prices, its buttons, its words about stock, and the money of its place.
use super::main_product::Main;
use crate::metadata::facts::{Availability, Source};
use crate::metadata::page::Page;
use crate::metadata::price::Locale;
use crate::metadata::price::currency::Mark;
use crate::metadata::sources::Offer;
use crate::metadata::visible::{Focus, Reading, Sight, Subject, prices, stock};
use std::collections::HashSet;

/// A price we only see must stand out this much to be believed.
const CONVINCING: f64 = 5.5;

pub struct View {
    sights: Vec<Sight>,
    pub locale: Locale,
    /// Something says that this page sells one thing.
    is_product: bool,
    has_button: bool,
    says_gone: bool,
}

impl View {
    pub fn of(page: &Page, main: &Main<'_>, subject: &Subject) -> Self {
        let buttons = stock::buy_buttons(page);
        let watched: HashSet<_> = buttons.iter().copied().chain(subject.heading).collect();
        let reading = Reading::of(page, subject, &watched);
        let focus = focus(&reading, subject, &buttons);
        let locale = locale(page, main);
        if std::env::var_os("SIGHTS").is_some() {
            eprintln!(
                "{} product={} list={} heading={:?} buttons={:?} gone={}",
                page.url,
                is_product_page(page, main, &focus),
                main.is_list,
                focus.heading,
                focus.buttons,
                stock::says_gone(&reading, &focus)
            );
            for p in &main.products {
                eprintln!(
                    "  {:?} {:?} {:?} {:?}",
                    p.source,
                    p.kind,
                    p.name,
                    p.offers
                        .iter()
                        .take(5)
                        .map(|o| (o.price, o.currency, o.availability))
                        .collect::<Vec<_>>()
                );
            }
            let mut all = prices::all(&reading, &focus, &locale);
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
        Self {
            is_product: is_product_page(page, main, &focus),
            has_button: !focus.buttons.is_empty(),
            says_gone: stock::says_gone(&reading, &focus),
            sights: prices::all(&reading, &focus, &locale),
            locale,
        }
    }

    pub fn best(&self) -> Option<&Sight> {
        self.sights.iter().reduce(|best, next| if next.score > best.score { next } else { best })
    }

    /// The best price on view, if it is good enough and the page sells one thing.
    pub fn convincing(&self) -> Option<&Sight> {
        self.best().filter(|sight| self.is_product && sight.score >= CONVINCING)
    }

    /// Where the page shows what an offer says.
    pub fn same(&self, offer: &Offer) -> Option<&Sight> {
        let same = self.sights.iter().filter(|sight| Some(sight.amount) == offer.price && fits(sight, offer));
        same.max_by(|one, other| one.score.total_cmp(&other.score))
    }

    pub fn availability(&self, has_price: bool) -> Option<Availability> {
        match (self.says_gone && !self.has_button, has_price || (self.has_button && self.is_product)) {
            (true, _) => Some(Availability::OutOfStock),
            (false, true) => Some(Availability::InStock),
            (false, false) => None,
        }
    }
}

fn fits(sight: &Sight, offer: &Offer) -> bool {
    match (sight.mark, offer.currency) {
        (Some(Mark::Iso(seen) | Mark::Local(seen)), Some(said)) => seen == said,
        (Some(shared), Some(said)) => shared.could_be(said),
        _ => true,
    }
}

fn focus(reading: &Reading, subject: &Subject, buttons: &[ego_tree::NodeId]) -> Focus {
    let named = || reading.line_saying(subject.title.as_deref()?);
    Focus {
        heading: subject.heading.and_then(|heading| reading.place_of(heading)).or_else(named),
        buttons: buttons.iter().filter_map(|button| reading.place_of(*button)).collect(),
    }
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
