//! Every price a person sees, and how much speaks for each being the one to pay.
use super::context;
use super::ranking;
use super::reading::Reading;
use super::text::Piece;
use crate::metadata::price::currency::Mark;
use crate::metadata::price::{Found, Locale, find_all, not_a_price};
use rust_decimal::Decimal;

const MOST_SIGHTS: usize = 600;
/// No more than a choice of size or quantity stands between a price and its button.
const BESIDE: usize = 150;

#[derive(Debug, Clone)]
pub struct Sight {
    pub amount: Decimal,
    pub mark: Option<Mark>,
    pub score: f64,
    pub place: usize,
    /// Struck through, or named as what it was before.
    pub is_old: bool,
    /// Tax comes on top.
    pub is_before_tax: bool,
    /// What its score lost for being one of many in the same dress.
    pub doubt: f64,
    /// A lower price stands right beside it.
    pub has_lower_twin: bool,
    pub is_dotted: bool,
    /// The classes around it: prices of a list look the same.
    pub dress: u64,
    pub length: usize,
    /// Among related products, in menus, in the basket.
    pub is_aside: bool,
}

/// Where on the page the product is spoken of.
pub struct Focus {
    pub heading: Option<usize>,
    pub buttons: Vec<usize>,
}

pub fn all(reading: &Reading, focus: &Focus, locale: &Locale) -> Vec<Sight> {
    let found = find_all(reading.text()).into_iter().map(|found| honoured(found, locale));
    let candidates = found.filter_map(|found| sight(reading, focus, found));
    let mut sights: Vec<Sight> = candidates.take(MOST_SIGHTS).collect();
    ranking::prefer_the_one_with_tax(&mut sights);
    ranking::prefer_the_lower_of_a_pair(&mut sights, reading.text());
    ranking::doubt_the_many(&mut sights, focus);
    ranking::prefer_the_first(&mut sights, focus);
    ranking::prefer_the_repeated(&mut sights);
    sights
}

fn honoured(mut found: Found, locale: &Locale) -> Found {
    found.mark = found.mark.filter(|mark| locale.honours(*mark));
    found
}

fn sight(reading: &Reading, focus: &Focus, found: Found) -> Option<Sight> {
    let piece = reading.at(found.range.start)?;
    let is_named = piece.zone.price > 0;
    if found.amount.is_zero() || (found.mark.is_none() && !is_named) {
        return None;
    }
    let score = by_zone(piece) + by_words(reading, &found) + by_distance(focus, found.range.start);
    let zone = piece.zone;
    let (before, after) = context::of(reading.text(), &found);
    Some(Sight {
        amount: found.amount,
        mark: found.mark,
        score,
        place: found.range.start,
        is_dotted: found.is_dotted,
        dress: piece.dress,
        length: found.range.len(),
        is_old: zone.old > 0,
        has_lower_twin: false,
        doubt: 0.0,
        is_before_tax: zone.before_tax > 0 || context::is_before_tax(before, after),
        is_aside: zone.aside || zone.frame,
    })
}

fn by_zone(piece: &Piece) -> f64 {
    let zone = piece.zone;
    let signs = [
        (zone.price > 0, 3.0),
        (zone.price > 0 && zone.to_pay > 0 && zone.old == 0, 1.5),
        (zone.old > 0, -6.0),
        (zone.perhaps_old > 0 && zone.to_pay == 0, -1.0),
        (zone.no_price > 0, -5.0),
        (zone.aside, -5.0),
        (zone.frame, -6.0),
        (zone.hidden, -3.0),
        (zone.link, -2.0),
    ];
    signs.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}

fn by_words(reading: &Reading, found: &Found) -> f64 {
    let line = reading.line(found.range.start);
    let (before, after) = context::of(reading.text(), found);
    let mut score = if found.mark.is_some() { 2.0 } else { -2.5 };
    score += if line.chars().count() <= 30 { 1.0 } else { 0.0 };
    score += if context::is_all_of(line, found, reading.text()) { 1.0 } else { 0.0 };
    score -= if line.chars().count() > 90 { 3.0 } else { 0.0 };
    score -= if context::is_before_tax(before, after) { 3.0 } else { 0.0 };
    score += if not_a_price::is_label(before) { 1.5 } else { 0.0 };
    score - if not_a_price::is_denied(before, after) { 6.0 } else { 0.0 }
}

fn by_distance(focus: &Focus, place: usize) -> f64 {
    let to_button = focus.buttons.iter().map(|button| button.abs_diff(place)).min();
    let from_heading = match focus.heading {
        Some(heading) if place >= heading => match place - heading {
            0..=600 => 3.0,
            601..=2_000 => 2.0,
            2_001..=5_000 => 0.5,
            _ => -1.0,
        },
        Some(heading) if heading - place < 300 => 0.5,
        Some(_) if to_button.is_some_and(|distance| distance < BESIDE) => 1.0,
        Some(_) => -2.0,
        None => 0.0,
    };
    from_heading + if to_button.is_some_and(|distance| distance < 400) { 1.5 } else { 0.0 }
}
