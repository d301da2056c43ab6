//! A price as people type it: decimal comma or point, with or without marks between the thousands, in any digits.
use super::currency;

/// Nine digits before the decimals are enough for a house in any currency.
const MOST_DIGITS: usize = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Not a number, negative, or with more decimals than the currency has.
    Number,
    TooMuch,
}

/// In minor units of a known currency.
pub fn parse(typed: &str, code: &str) -> Result<i64, Unclear> {
    let plain = without_signs(typed, code);
    let decimals = currency::decimals(code) as usize;
    let (whole, cents) = split(&plain, decimals).ok_or(Unclear::Number)?;
    let digits = format!("{whole}{cents:0<decimals$}");
    let significant = digits.trim_start_matches('0');
    match significant.len() {
        0 => Ok(0),
        length if length > MOST_DIGITS => Err(Unclear::TooMuch),
        _ => significant.parse().map_err(|_| Unclear::Number),
    }
}

/// As it stands in a form: digits and a point, to be read back by `parse`.
pub fn write(minor: i64, code: &str) -> String {
    let decimals = currency::decimals(code) as usize;
    if decimals == 0 {
        return minor.to_string();
    }
    let unit = 10_i64.pow(decimals as u32);
    format!("{}.{:0decimals$}", minor / unit, minor % unit)
}

/// ASCII digits and separators; the currency's own sign or code may stand on either side.
fn without_signs(typed: &str, code: &str) -> String {
    let typed = typed.trim().trim_start_matches(code).trim_end_matches(code);
    let typed = typed.trim_matches(|sign: char| sign.is_whitespace() || "€$£¥₹₩₽₺₴₫₪฿".contains(sign));
    typed
        .chars()
        .filter(|mark| !mark.is_whitespace() && !matches!(mark, '\'' | '’'))
        .map(ascii_digit)
        .collect()
}

fn ascii_digit(letter: char) -> char {
    let zeros = ['٠', '۰', '०', '０'];
    let value =
        zeros.iter().find_map(|zero| (letter as u32).checked_sub(*zero as u32).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(match letter {
        '٫' => '.',
        '٬' => ',',
        other => other,
    })
}

/// Whole part and decimals. The last separator is the decimal one if no more digits follow it than the currency has;
/// all others stand between thousands.
fn split(plain: &str, decimals: usize) -> Option<(String, String)> {
    let is_mark = |letter: char| letter == '.' || letter == ',';
    let last = plain.rfind(is_mark);
    let (whole, cents) = match last {
        Some(at) if decimal_mark(plain, at, decimals) => (&plain[..at], &plain[at + 1..]),
        _ => (plain, ""),
    };
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let grouped = groups.len() == 1 || thousands(whole, &groups);
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let something = !whole.is_empty() || !cents.is_empty();
    (something && grouped && all_digits(cents) && groups.iter().all(|group| all_digits(group)))
        .then(|| (groups.concat(), cents.to_string()))
}

fn decimal_mark(plain: &str, at: usize, decimals: usize) -> bool {
    let follows = plain.len() - at - 1;
    let same_mark_before = plain[..at].contains(&plain[at..=at]);
    follows <= decimals && !same_mark_before
}

/// 1,234,567: one kind of mark, three digits after each, and no leading zero.
fn thousands(whole: &str, groups: &[&str]) -> bool {
    let one_kind = !(whole.contains('.') && whole.contains(','));
    let first = groups.first().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'));
    one_kind && first && groups[1..].iter().all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::{Unclear, parse, write};

    #[test]
    fn a_comma_or_a_point_parts_the_cents() {
        for (typed, minor) in [
            ("39", 3900),
            ("39,00", 3900),
            ("39.5", 3950),
            (",5", 50),
            ("0", 0),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1 234,56", 123_456),
            ("1’234.50", 123_450),
            ("1.234", 123_400),
            ("12,345,678", 1_234_567_800),
            ("€ 39,00", 3900),
            ("39 €", 3900),
            ("EUR 39", 3900),
            ("٣٩٫٥", 3950),
            ("３９", 3900),
        ] {
            assert_eq!(parse(typed, "EUR"), Ok(minor), "{typed}");
        }
    }

    #[test]
    fn each_currency_has_its_own_decimals() {
        assert_eq!(parse("3,900", "JPY"), Ok(3900));
        assert_eq!(parse("39.999,9", "EUR"), Ok(3_999_990));
        assert_eq!(parse("1.234", "KWD"), Ok(1234));
        assert_eq!(parse("1,5", "KWD"), Ok(1500));
        assert_eq!(parse("39.50", "JPY"), Err(Unclear::Number));
        assert_eq!(parse("1.2345", "CLF"), Ok(12_345));
    }

    #[test]
    fn what_is_no_price_is_refused() {
        for typed in ["", "-5", "abc", "1.2.3", "1,23,456", "0,123", "1..2", "--", "1e5", "39.-", ".", "NaN"]
        {
            assert_eq!(parse(typed, "EUR"), Err(Unclear::Number), "{typed}");
        }
        assert_eq!(parse("99999999999", "EUR"), Err(Unclear::TooMuch));
        assert_eq!(parse(&"9".repeat(400), "EUR"), Err(Unclear::TooMuch));
    }

    #[test]
    fn a_price_written_into_a_form_is_read_back_the_same() {
        for (minor, code) in
            [(3900, "EUR"), (5, "EUR"), (3900, "JPY"), (1234, "KWD"), (123_456_789, "USD"), (7, "CLF")]
        {
            assert_eq!(parse(&write(minor, code), code), Ok(minor), "{minor} {code}");
        }
    }
}
