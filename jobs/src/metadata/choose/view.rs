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
/// And this much where nothing else says that something is sold here.
const OBVIOUS: f64 = 9.5;
/// One that stands out this much from its likes is not one of many.
const CLEAR: f64 = 3.0;
/// So many different prices in the same dress are a list of things.
const MANY: usize = 4;

/// Whether this page sells one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trade {
    /// A source describes the product.
    Described,
    /// The page calls itself a product, or has a button that buys.
    Likely,
    Unknown,
    /// An article, or a list of things.
    None,
}

pub struct View {
    sights: Vec<Sight>,
    pub locale: Locale,
    trade: Trade,
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
        Self {
            trade: trade(page, main, &focus),
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
        let best = self.best()?;
        match self.trade {
            Trade::Described => best.score >= CONVINCING,
            Trade::Likely => best.score >= CONVINCING && !self.is_one_of_many(best),
            Trade::Unknown => best.score >= OBVIOUS && !self.is_one_of_many(best),
            Trade::None => false,
        }
        .then_some(best)
    }

    /// Many others look the same and stand as well as this one.
    fn is_one_of_many(&self, sight: &Sight) -> bool {
        let alike = self.sights.iter().filter(|other| other.dress == sight.dress && !other.is_old);
        let rivals = alike.filter(|other| other.amount != sight.amount && sight.score - other.score < CLEAR);
        rivals.map(|other| other.amount).collect::<HashSet<_>>().len() >= MANY
    }

    /// Where the page shows what an offer says.
    pub fn same(&self, offer: &Offer) -> Option<&Sight> {
        let same = self.sights.iter().filter(|sight| Some(sight.amount) == offer.price && fits(sight, offer));
        same.max_by(|one, other| one.score.total_cmp(&other.score))
    }

    pub fn availability(&self, has_price: bool) -> Option<Availability> {
        match (
            self.says_gone && !self.has_button,
            has_price || (self.has_button && matches!(self.trade, Trade::Described | Trade::Likely)),
        ) {
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

fn trade(page: &Page, main: &Main<'_>, focus: &Focus) -> Trade {
    let kind = page.meta(&["og:type"]).unwrap_or_default();
    let is_described =
        main.products.iter().any(|product| product.source != Source::Shop || product.is_for_sale());
    match () {
        () if main.is_list => Trade::None,
        () if is_described => Trade::Described,
        () if kind.contains("product") => Trade::Likely,
        () if kind == "article" || main.is_article => {
            if focus.buttons.is_empty() {
                Trade::None
            } else {
                Trade::Unknown
            }
        }
        () if focus.buttons.is_empty() => Trade::Unknown,
        () => Trade::Likely,
    }
}

fn locale(page: &Page, main: &Main<'_>) -> Locale {
    let offers = main.products.iter().flat_map(|product| &product.offers);
    let declared = offers.filter_map(|offer| offer.currency).take(3).collect();
    let languages: Vec<&str> =
        page.language.as_deref().into_iter().chain(page.meta(&["og:locale"])).collect();
    Locale::new(page.host(), page.url.path(), &languages, declared)
}
