//! ISO 4217, and where each currency is paid.
use crate::metadata::wording;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Currencies whose smallest unit is a thousandth; in all others three digits after a point are thousands.
pub const THREE_DECIMALS: &[&str] = &["KWD", "OMR", "BHD", "JOD", "TND", "IQD", "LYD"];

static TABLE: LazyLock<Vec<Vec<&str>>> =
    LazyLock::new(|| wording::rows(include_str!("currencies.txt")).collect());
static BY_CODE: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| TABLE.iter().map(|row| (row[0], row[0])).collect());
static BY_COUNTRY: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let rows = TABLE.iter().filter_map(|row| Some((row[0], row.get(1)?)));
    rows.flat_map(|(code, countries)| countries.split_whitespace().map(move |country| (country, code)))
        .collect()
});

pub fn code(text: &str) -> Option<&'static str> {
    if text.len() == 3 { BY_CODE.get(text.to_ascii_uppercase().as_str()).copied() } else { None }
}

pub fn of_country(country: &str) -> Option<&'static str> {
    if country.len() == 2 { BY_COUNTRY.get(country.to_ascii_lowercase().as_str()).copied() } else { None }
}
