//! What a word in a class, an id or a test name says about the numbers below it.
use crate::metadata::wording;
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    Price,
    ToPay,
    Old,
    PerhapsOld,
    BeforeTax,
    /// Shipping, instalments, savings, units.
    Other,
    Aside,
    Frame,
    Cents,
    Nothing,
}

static HINTS: LazyLock<Vec<(&str, Hint)>> = LazyLock::new(|| {
    let rows = wording::rows(include_str!("../wording/class_names.txt"));
    rows.flat_map(|row| row[1..].iter().map(|word| (*word, Hint::named(row[0]))).collect::<Vec<_>>())
        .collect()
});

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = HINTS.iter().map(|(word, _)| word);
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .ok()
});

impl Hint {
    fn named(name: &str) -> Self {
        match name {
            "price" => Self::Price,
            "to pay" => Self::ToPay,
            "old" => Self::Old,
            "perhaps old" => Self::PerhapsOld,
            "before tax" => Self::BeforeTax,
            "other" => Self::Other,
            "aside" => Self::Aside,
            "frame" => Self::Frame,
            "cents" => Self::Cents,
            _ => Self::Nothing,
        }
    }
}

pub fn hints_in(names: &str) -> impl Iterator<Item = Hint> {
    let hits = FINDER.as_ref().into_iter().flat_map(move |finder| finder.find_iter(names));
    hits.filter_map(|hit| HINTS.get(hit.pattern().as_usize()).map(|(_, hint)| *hint))
}
