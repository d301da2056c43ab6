//! What prices on one page say about each other.
use super::prices::{Focus, Sight};
use crate::metadata::price::currency;
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// Two prices with nothing between: now and before, or a range. Either way the lower is asked.
pub fn prefer_the_lower_of_a_pair(sights: &mut [Sight], text: &str) {
    for at in 1..sights.len() {
        let (before, after) = sights.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else { continue };
        let is_pair = one.mark.is_some() && other.mark.is_some() && stand_together(one, other, text);
        if is_pair && one.amount != other.amount && !one.is_before_tax && !other.is_before_tax {
            let higher = if one.amount > other.amount { one } else { other };
            higher.score -= 3.0;
            higher.has_lower_twin = true;
        }
    }
}

fn stand_together(one: &Sight, other: &Sight, text: &str) -> bool {
    let between = text.get(one.place + one.length..other.place).unwrap_or("x");
    let is_mark = |part: &str| currency::mark(part.trim_matches(['*', '-', '–', '/', '|'])).is_some();
    let mut words = between.split_whitespace().filter(|part| part.contains(char::is_alphanumeric));
    between.len() <= 16 && words.all(is_mark)
}

/// What tax adds, at most a third, and how far from each other the two stand.
const TWIN: usize = 200;

/// Where the same price stands with tax and without, nobody pays the one without.
pub fn prefer_the_one_with_tax(sights: &mut [Sight]) {
    let with_tax: Vec<(usize, Decimal)> = sights
        .iter()
        .filter(|sight| !sight.is_before_tax && !sight.is_old)
        .map(|sight| (sight.place, sight.amount))
        .collect();
    for sight in sights.iter_mut().filter(|sight| sight.is_before_tax) {
        let most = sight.amount * Decimal::new(134, 2);
        let has_twin = with_tax.iter().any(|(place, amount)| {
            place.abs_diff(sight.place) < TWIN && *amount > sight.amount && *amount < most
        });
        sight.score -= if has_twin { 5.0 } else { 0.0 };
    }
}

/// Among equals the first after the heading is meant.
pub fn prefer_the_first(sights: &mut [Sight], focus: &Focus) {
    let from = focus.heading.unwrap_or(0);
    let after = sights
        .iter_mut()
        .filter(|sight| sight.place >= from && !sight.is_old && !sight.is_aside && sight.score > 2.0);
    for (rank, sight) in after.enumerate() {
        sight.score += 1.5 / (rank + 1) as f64;
    }
}

/// So many different prices in one dress are those of a list.
const MANY: usize = 4;

/// A list of other things has its prices in one dress; only the first of them may be the page's own.
pub fn doubt_the_many(sights: &mut [Sight], focus: &Focus) {
    let from = focus.heading.unwrap_or(0);
    let mut lists: HashMap<u64, HashSet<Decimal>> = HashMap::new();
    for sight in sights.iter().filter(|sight| !sight.is_old) {
        lists.entry(sight.dress).or_default().insert(sight.amount);
    }
    lists.retain(|_, amounts| amounts.len() >= MANY);
    let mut begun = HashSet::new();
    for sight in sights.iter_mut().filter(|sight| sight.place >= from && lists.contains_key(&sight.dress)) {
        sight.doubt = if begun.insert(sight.dress) { 0.0 } else { 2.0 };
        sight.score -= sight.doubt;
    }
}

/// The price to pay is often said again: beside the button, in a sticky bar, for screen readers.
pub fn prefer_the_repeated(sights: &mut [Sight]) {
    let amounts: Vec<Decimal> =
        sights.iter().filter(|sight| !sight.is_aside && !sight.is_old).map(|sight| sight.amount).collect();
    for sight in sights.iter_mut() {
        let times = amounts.iter().filter(|amount| **amount == sight.amount).count();
        sight.score += 0.4 * times.saturating_sub(1).min(3) as f64;
    }
}
