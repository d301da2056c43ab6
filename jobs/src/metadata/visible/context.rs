//! The words around a number, by which people know what it is.
use crate::metadata::price::{Found, currency, not_a_price};

/// Characters of context that still belong to a number.
const CONTEXT: usize = 40;

/// Words between two numbers belong to the first.
pub fn is_before_tax(before: &str, after: &str) -> bool {
    let is_label = !before.contains(|c: char| c.is_ascii_digit());
    not_a_price::is_before_tax(after) || (is_label && not_a_price::is_labelled_before_tax(before))
}

/// Whether a line says nothing but this price.
pub fn is_all_of(line: &str, found: &Found, text: &str) -> bool {
    let Some((before, after)) = line.split_once(&text[found.range.clone()]) else { return false };
    let is_mark = |part: &str| !part.contains(char::is_alphanumeric) || currency::mark(part).is_some();
    found.mark.is_some() && is_mark(before) && is_mark(after)
}

/// The words around a number and its sign; before it, the line above counts too when it is a short label.
pub fn of<'a>(text: &'a str, found: &Found) -> (&'a str, &'a str) {
    let is_sign = |c: char| !c.is_alphanumeric() || found.mark.is_some() && "$€£¥₹₽₴₺₪₩".contains(c);
    let before = currency::without_mark(&text[..found.range.start])
        .trim_end_matches(|c: char| is_sign(c) && c != '\n' && c != '×');
    let (before, is_above) = before.strip_suffix('\n').map_or((before, false), |above| (above, true));
    let from = text.floor_char_boundary(before.len().saturating_sub(CONTEXT));
    let before = before[from..].rsplit('\n').next().unwrap_or_default();
    // A line with a number of its own is no label for the next.
    let before = if is_above && before.contains(|c: char| c.is_ascii_digit()) { "" } else { before };
    let after = text[found.range.end..].trim_start_matches(|c: char| "$€£¥₹₽₴₺₪₩ \u{A0}".contains(c));
    let until = after.floor_char_boundary(CONTEXT);
    (before, after[..until].split('\n').next().unwrap_or_default())
}
