//! The page as a person sees it: its prices, its buttons, its words about stock, and the money of its place.
use super::main_product::Main;
use super::trade::Trade;
use crate::metadata::facts::Availability;
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
/// So many are one already, where each has its own button.
const SOME: usize = 2;

pub struct View {
    sights: Vec<Sight>,
    pub locale: Locale,
    trade: Trade,
    buttons: usize,
    says_gone: bool,
    is_to_be_read: bool,
}

impl View {
    pub fn of(page: &Page, main: &Main<'_>, subject: &Subject) -> Self {
        let buttons = stock::buy_buttons(page);
        let watched: HashSet<_> = buttons.iter().copied().chain(subject.heading).collect();
        let reading = Reading::of(page, subject, &watched);
        let focus = focus(&reading, subject, &buttons);
        let locale = locale(page, main);
        let says_gone = stock::says_gone(&reading, &focus);
        Self {
            trade: Trade::of(page, main, says_gone || !focus.buttons.is_empty()),
            buttons: focus.buttons.len(),
            says_gone,
            is_to_be_read: focus.buttons.is_empty() && is_article(page, main),
            sights: prices::all(&reading, &focus, &locale),
            locale,
        }
    }

    pub fn best(&self) -> Option<&Sight> {
        self.sights.iter().reduce(|best, next| if next.score > best.score { next } else { best })
    }

    /// Something to read: prices in it are of things sold elsewhere, even where its data describes one of them.
    pub fn is_to_be_read(&self) -> bool {
        self.is_to_be_read
    }

    /// The best price on view, if it is good enough and the page sells one thing.
    pub fn convincing(&self) -> Option<&Sight> {
        let best = self.best()?;
        match self.trade {
            Trade::Described => best.score >= CONVINCING,
            Trade::Likely => best.score >= CONVINCING && self.rivals(best) < self.most_rivals(),
            Trade::Unknown => best.score >= OBVIOUS && self.rivals(best) == 0,
            Trade::None => false,
        }
        .then_some(best)
    }

    /// How many other prices look the same and stand as well as this one.
    fn rivals(&self, sight: &Sight) -> usize {
        let alike = self.sights.iter().filter(|other| other.dress == sight.dress && !other.is_old);
        let rivals = alike.filter(|other| {
            other.amount != sight.amount && sight.score - (other.score + other.doubt) < CLEAR
        });
        rivals.map(|other| other.amount).collect::<HashSet<_>>().len()
    }

    fn most_rivals(&self) -> usize {
        if self.buttons > SOME { SOME } else { MANY }
    }

    /// Where the page shows what an offer says.
    pub fn same(&self, offer: &Offer) -> Option<&Sight> {
        let same = self.sights.iter().filter(|sight| Some(sight.amount) == offer.price && fits(sight, offer));
        same.max_by(|one, other| one.score.total_cmp(&other.score))
    }

    fn has_button(&self) -> bool {
        self.buttons > 0
    }

    pub fn availability(&self, has_price: bool) -> Option<Availability> {
        match (
            self.says_gone && !self.has_button(),
            has_price || (self.has_button() && matches!(self.trade, Trade::Described | Trade::Likely)),
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
        buttons: buttons.iter().filter_map(|button| reading.place_of_ours(*button)).collect(),
    }
}

/// By its own words, said twice: some shops call every page an article in one place.
fn is_article(page: &Page, main: &Main<'_>) -> bool {
    main.is_article && page.meta(&["og:type"]) == Some("article")
}

fn locale(page: &Page, main: &Main<'_>) -> Locale {
    let offers = main.products.iter().flat_map(|product| &product.offers);
    let declared = offers.filter_map(|offer| offer.currency).take(3).collect();
    let languages: Vec<&str> =
        page.language.as_deref().into_iter().chain(page.meta(&["og:locale"])).collect();
    Locale::new(page.host(), page.url.path(), &languages, declared)
}
