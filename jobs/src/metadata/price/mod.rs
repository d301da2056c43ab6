//! Money as people write it.
pub mod amount;
mod codes;
pub mod currency;
mod find;
mod locale;
pub mod not_a_price;
mod number;

pub use find::{Found, find_all, first};
pub use locale::Locale;

use currency::Mark;
use rust_decimal::Decimal;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    pub amount: Decimal,
    /// ISO 4217; unknown where the sign is shared and the place says nothing.
    pub currency: Option<&'static str>,
}

/// The price a short text states. `hint` is a text beside it that may name the currency; `separator` is the decimal
/// one where the source says which it uses.
pub fn read(text: &str, hint: Option<&str>, separator: Option<char>, locale: &Locale) -> Option<Money> {
    let found = first(text)?;
    if is_denied(text, &found) {
        return None;
    }
    let mark = named(found.mark, hint.and_then(currency::find));
    let currency = locale.resolve(mark, found.is_dotted).filter(|_| mark.is_some());
    let amount = match (separator, currency) {
        (None, code) if code.is_none() || found.mark.is_some() => found.amount,
        _ => number::value(&text[found.range], currency, separator)?,
    };
    Some(Money { amount, currency })
}

/// The text's own sign, unless it is shared by several and the hint says which.
fn named(own: Option<Mark>, hint: Option<Mark>) -> Option<Mark> {
    match (own, hint) {
        (Some(shared @ Mark::Shared(..)), Some(Mark::Iso(code))) if shared.could_be(code) => hint,
        (own, hint) => own.or(hint),
    }
}

fn is_denied(text: &str, found: &Found) -> bool {
    not_a_price::counts_payments(currency::without_mark(&text[..found.range.start]))
}
