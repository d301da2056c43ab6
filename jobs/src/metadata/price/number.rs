//! Where a number stands in a text, and what its points and commas mean.
use super::codes::THREE_DECIMALS;
use rust_decimal::Decimal;
use std::ops::Range;

/// No price has more digits; longer runs are phone numbers, codes and article numbers.
const MOST_DIGITS: usize = 15;
/// A run this long is no number; reading on would cost more with every group.
const LONGEST: usize = 40;

/// The next run of digits with separators at or after `from`.
pub fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(|c: char| c.is_ascii_digit() || wide(c).is_some())?;
    let start = start
        - text[..start]
            .chars()
            .next_back()
            .filter(|c| matches!(c, '.' | ',') && is_bare_fraction(text, start))
            .map_or(0, |_| 1);
    let mut end = start;
    let chars = text[start..].char_indices().peekable();
    for (at, c) in chars {
        if is_digit(c) {
            end = start + at + c.len_utf8();
        } else if at > LONGEST
            || !(is_separator(c) && joins(&text[start..start + at], &text[start + at + c.len_utf8()..], c))
        {
            break;
        }
    }
    Some(start..end.max(start + 1))
}

/// `.5` is a fraction only where nothing stands before the point.
fn is_bare_fraction(text: &str, digit: usize) -> bool {
    let before = text[..digit].chars().rev().nth(1);
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ','))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || wide(c).is_some()
}

/// Full-width, Arabic and Persian digits.
fn wide(c: char) -> Option<char> {
    let zero = ['\u{FF10}', '\u{0660}', '\u{06F0}']
        .into_iter()
        .find(|zero| (*zero..=char::from_u32(u32::from(*zero) + 9).unwrap_or(*zero)).contains(&c))?;
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '٫' | '٬' | '．' | '，') || is_space(c)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// A space joins only groups of three: `1 299` is one number, `12 34` two.
fn joins(before: &str, after: &str, separator: char) -> bool {
    let follows = after.chars().take_while(|c| is_digit(*c)).count();
    if !is_space(separator) {
        return follows > 0;
    }
    let last_group = before.chars().rev().take_while(|c| is_digit(*c)).count();
    follows == 3 && (1..=3).contains(&last_group) && !before.contains(['.', ','])
}

/// The value of such a run. `separator` forces what is decimal, where the currency's place says so.
pub fn value(run: &str, currency: Option<&str>, separator: Option<char>) -> Option<Decimal> {
    let run: String = run.chars().filter(|c| !is_space(*c)).map(plain).collect();
    if run.chars().filter(char::is_ascii_digit).count() > MOST_DIGITS {
        return None;
    }
    let point = match separator {
        Some(forced) => run.rfind(forced),
        None => decimal_point(&run, currency),
    };
    let (whole, fraction) = point.map_or((run.as_str(), ""), |at| run.split_at(at));
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, fraction) = (digits(whole), digits(fraction));
    let text = if fraction.is_empty() {
        whole
    } else {
        format!("{}.{fraction}", if whole.is_empty() { "0" } else { &whole })
    };
    text.parse().ok()
}

fn plain(c: char) -> char {
    match c {
        '’' | '٬' => '\'',
        '٫' | '．' => '.',
        '，' => ',',
        c => wide(c).unwrap_or(c),
    }
}

/// The last separator is decimal unless it stands more than once or before a group of three.
fn decimal_point(run: &str, currency: Option<&str>) -> Option<usize> {
    let at = run.rfind(['.', ','])?;
    let separator = run[at..].chars().next()?;
    let after = run.len() - at - 1;
    let is_only_one = run.matches(separator).count() == 1;
    let has_other = run[..at].contains(|c: char| !c.is_ascii_digit() && c != separator);
    let leads_with_zero =
        run[..at].chars().all(|c| c == '0') || run.starts_with("0.") || run.starts_with("0,");
    let has_three = currency.is_some_and(|code| THREE_DECIMALS.contains(&code)) && separator == '.';
    match after {
        0 => None,
        3 => (is_only_one
            && (has_other && !run[..at].contains('\'') || leads_with_zero || has_three || at > 3))
            .then_some(at),
        _ => (is_only_one || after < 3).then_some(at),
    }
}
