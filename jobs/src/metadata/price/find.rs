//! Prices in running text: a number and the currency beside it.
use super::currency::{self, Mark};
use super::number;
use rust_decimal::Decimal;
use std::ops::Range;

#[derive(Debug, Clone)]
pub struct Found {
    /// The digits, without the currency.
    pub range: Range<usize>,
    pub mark: Option<Mark>,
    pub amount: Decimal,
    /// Thousands are parted by a point.
    pub is_dotted: bool,
}

/// Every number of the text with its currency, if it has one.
pub fn find_all(text: &str) -> Vec<Found> {
    let (mut all, mut at): (Vec<Found>, usize) = (Vec::new(), 0);
    while let Some(run) = number::next(text, at) {
        let mark = mark_of(text, &run, all.last());
        let range = with_cents_after_sign(text, &run);
        at = range.end;
        let digits = text[range.clone()].replace('€', ",");
        let amount = number::value(digits.trim_end_matches(','), mark.and_then(Mark::iso), None);
        let is_dotted = digits.contains('.')
            && amount.is_some_and(|amount| amount.scale() == 0 && amount >= Decimal::ONE_THOUSAND);
        all.extend(amount.map(|amount| Found { range, mark, amount, is_dotted }));
    }
    all
}

/// The price of a text that is nothing but a price: the first with a currency, else the first number.
pub fn first(text: &str) -> Option<Found> {
    let mut all = find_all(text);
    let marked = all.iter().position(|found| found.mark.is_some()).unwrap_or(0);
    (!all.is_empty()).then(|| all.swap_remove(marked))
}

/// A code says more than a sign: `SGD4.90 $`. A sign already used by the number before is not ours.
fn mark_of(text: &str, run: &Range<usize>, previous: Option<&Found>) -> Option<Mark> {
    let from = previous.map_or(0, |found| found.range.end);
    let before = currency::at_end(text.get(from..run.start)?);
    let after = currency::at_start(&text[run.end..]);
    match (before, after) {
        (Some(Mark::Shared(..) | Mark::Local(_)), Some(code @ Mark::Iso(_))) => Some(code),
        (before, after) => before.or(after),
    }
}

/// `35€ 99`, `1250€60`: the sign stands where the point would.
fn with_cents_after_sign(text: &str, run: &Range<usize>) -> Range<usize> {
    let cents = || {
        let rest = text[run.end..].strip_prefix('€')?;
        let digits = rest.trim_start_matches([' ', '\u{A0}']);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        let is_cents = count == 2 || (count == 3 && digits.len() == 3 && rest.len() == 3);
        let ends = !digits[count..].trim_start().starts_with(['%', '.', ',', '€', 'x', '×']);
        (is_cents && ends && !text[run.clone()].contains([',', '.']))
            .then(|| text.len() - digits.len() + count)
    };
    run.start..cents().unwrap_or(run.end)
}
