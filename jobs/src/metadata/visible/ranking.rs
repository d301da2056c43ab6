//! What prices on one page say about each other.
use super::prices::{Focus, Sight};
use rust_decimal::Decimal;

/// Two prices with nothing between: now and before, or a range. Either way the lower is asked.
pub fn prefer_the_lower_of_a_pair(sights: &mut [Sight], text: &str) {
    for at in 1..sights.len() {
        let (before, after) = sights.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last_mut(), after.first_mut()) else { continue };
        let between = text.get(one.place + one.length..other.place).unwrap_or("x");
        let is_pair = between.len() <= 12
            && !between.contains(|c: char| c.is_alphanumeric())
            && one.mark.is_some()
            && other.mark.is_some();
        if is_pair && one.amount != other.amount {
            let higher = if one.amount > other.amount { one } else { other };
            higher.score -= 3.0;
        }
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

/// The price to pay is often said again: beside the button, in a sticky bar, for screen readers.
pub fn prefer_the_repeated(sights: &mut [Sight]) {
    let amounts: Vec<Decimal> =
        sights.iter().filter(|sight| !sight.is_aside && !sight.is_old).map(|sight| sight.amount).collect();
    for sight in sights.iter_mut() {
        let times = amounts.iter().filter(|amount| **amount == sight.amount).count();
        sight.score += 0.4 * times.saturating_sub(1).min(3) as f64;
    }
}
