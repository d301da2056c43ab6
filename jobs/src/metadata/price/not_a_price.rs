//! Numbers with a currency that nobody pays for this thing: instalments, savings, thresholds, units, old prices.
//! Judged by the words right before and right after, in the languages shops speak.
use crate::metadata::wording::{AFTER_OTHER_AMOUNTS, BEFORE_OTHER_AMOUNTS, BEFORE_TAX, BEFORE_THE_PRICE};

pub fn is_label(before: &str) -> bool {
    let before = before.to_lowercase();
    let before = before.trim_end_matches([' ', ':', '\u{A0}', '：']);
    BEFORE_THE_PRICE.iter().any(|word| ends_with_word(before, word))
}

pub fn is_before_tax(after: &str) -> bool {
    let after = after.to_lowercase();
    let after = after.trim_start_matches([' ', '\u{A0}', '*', ')', '(']);
    BEFORE_TAX.iter().any(|word| starts_with_word(after, word))
}

pub fn is_labelled_before_tax(before: &str) -> bool {
    let before = before.to_lowercase();
    let before = before.trim_end_matches([' ', ':', '\u{A0}', '：', '.']);
    BEFORE_TAX.iter().any(|word| ends_with_word(before, word.trim_end_matches('.')))
}

pub fn is_denied(before: &str, after: &str) -> bool {
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let before = before.trim_end_matches([' ', ':', '\u{A0}', '(', '-', '–']);
    let after = after.trim_start_matches([' ', '\u{A0}', '*', ')', '(']);
    BEFORE_OTHER_AMOUNTS.iter().any(|word| ends_with_word(before, word))
        || AFTER_OTHER_AMOUNTS.iter().any(|word| starts_with_word(after, word))
        || counts_payments(before)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| is_joined(word) || !rest.ends_with(char::is_alphanumeric))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let ends_open = is_joined(word) || !word.ends_with(char::is_alphanumeric);
    text.strip_prefix(word).is_some_and(|rest| ends_open || !rest.starts_with(char::is_alphanumeric))
}

/// Chinese, Japanese and Korean put no space between words.
fn is_joined(word: &str) -> bool {
    word.starts_with(|c: char| c >= '\u{2E80}')
}

const PAYMENTS: &[&str] =
    &["x", "×", "х", "payments of", "installments of", "instalments of", "cuotas de", "raten à", "x de"];

/// `12x`, `4 ×`, `3 payments of $`.
pub fn counts_payments(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '×').to_lowercase();
    let counted = PAYMENTS.iter().filter_map(|words| before.strip_suffix(words));
    counted.map(str::trim_end).any(|count| count.ends_with(|c: char| c.is_ascii_digit()))
}
