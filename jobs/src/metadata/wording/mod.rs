//! The words shops use, in tables of their own: a line for each language, so that anyone can add hers.
use std::sync::LazyLock;

pub type Words = LazyLock<Vec<&'static str>>;

pub static BUY: Words = LazyLock::new(|| words(include_str!("buy.txt")));
pub static GONE: Words = LazyLock::new(|| words(include_str!("gone.txt")));
pub static BEFORE_OTHER_AMOUNTS: Words = LazyLock::new(|| words(include_str!("before_other_amounts.txt")));
pub static AFTER_OTHER_AMOUNTS: Words = LazyLock::new(|| words(include_str!("after_other_amounts.txt")));
pub static BEFORE_THE_PRICE: Words = LazyLock::new(|| words(include_str!("before_the_price.txt")));
pub static BEFORE_TAX: Words = LazyLock::new(|| words(include_str!("before_tax.txt")));

pub static BEFORE_NAMES: Words = LazyLock::new(|| kind("before", include_str!("around_names.txt")));
pub static AFTER_NAMES: Words = LazyLock::new(|| kind("after", include_str!("around_names.txt")));

/// The lines of a table without its comments, as trimmed cells.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('|').map(str::trim).collect())
}

fn words(table: &'static str) -> Vec<&'static str> {
    rows(table).flat_map(|row| row.into_iter().skip(1).collect::<Vec<_>>()).collect()
}

fn kind(kind: &str, table: &'static str) -> Vec<&'static str> {
    rows(table)
        .filter(|row| row[0] == kind)
        .flat_map(|row| row.into_iter().skip(1).collect::<Vec<_>>())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_words_in_lower_case() {
        for table in
            [&BUY, &GONE, &BEFORE_OTHER_AMOUNTS, &AFTER_OTHER_AMOUNTS, &BEFORE_THE_PRICE, &BEFORE_TAX]
        {
            assert!(table.len() > 5);
            assert!(table.iter().all(|word| !word.is_empty() && *word == word.to_lowercase()));
        }
    }
}
