//! Amounts written for machines: a plain decimal most of the time, a price as people write it otherwise.
use super::{find, number};
use rust_decimal::Decimal;

/// `"1299.00"`, but also `"1.299,00 €"`, `"R$ 1.299"` and `"12,5"`.
pub fn machine(text: &str, currency: Option<&'static str>) -> Option<Decimal> {
    let text = text.trim();
    let is_plain =
        text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() <= 1;
    if is_plain {
        // A machine's point is decimal, except where it groups three digits of a currency without small change.
        return if is_grouped(text, currency) {
            number::value(text, currency, None)
        } else {
            text.parse().ok()
        };
    }
    find::first(text).map(|found| {
        number::value(&text[found.range], currency.or(found.mark.and_then(super::currency::Mark::iso)), None)
    })?
}

fn is_grouped(text: &str, currency: Option<&str>) -> bool {
    const WITHOUT_CENTS: &[&str] = &["CLP", "ARS", "COP", "IDR", "VND", "PYG", "KRW", "PKR", "JPY"];
    let group =
        text.rsplit_once('.').is_some_and(|(whole, part)| part.len() == 3 && part != "000" && whole != "0");
    group && currency.is_some_and(|code| WITHOUT_CENTS.contains(&code))
}
