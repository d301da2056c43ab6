//! Which currency a shared sign means on this page.
use super::codes;
use super::currency::Mark;

/// Hints in order of strength, as currencies.
#[derive(Debug, Clone, Default)]
pub struct Locale {
    /// Currencies the page itself names for its prices.
    pub declared: Vec<&'static str>,
    pub by_place: Vec<&'static str>,
    pub is_international: bool,
}

impl Locale {
    pub fn new(host: &str, path: &str, languages: &[&str], declared: Vec<&'static str>) -> Self {
        let ending = host.rsplit('.').next().unwrap_or_default();
        let of_ending =
            (ending.len() == 2 && !is_generic(host, ending)).then(|| codes::of_country(ending)).flatten();
        let of_path = path.split('/').take(3).find_map(region);
        let of_language =
            languages.iter().filter_map(|tag| region(tag).or_else(|| spoken_in_one_country(tag)));
        let of_subdomain = host.split('.').next().and_then(subdomain);
        let by_place = of_ending.into_iter().chain(of_path).chain(of_subdomain).chain(of_language).collect();
        Self { declared, by_place, is_international: of_ending.is_none() }
    }

    /// Whether a word is money here.
    pub fn honours(&self, mark: Mark) -> bool {
        match mark {
            Mark::Local(code) => self.declared.contains(&code) || self.by_place.contains(&code),
            _ => true,
        }
    }

    /// The currency of a price with this sign, or without any.
    ///
    /// `is_dotted` tells of thousands written as `1.299`, which is no dollar of the United States.
    pub fn resolve(&self, mark: Option<Mark>, is_dotted: bool) -> Option<&'static str> {
        let hints = || self.declared.iter().chain(&self.by_place).copied();
        match mark {
            Some(Mark::Iso(code) | Mark::Local(code)) => Some(code),
            Some(shared @ Mark::Shared(_, default)) => {
                hints().find(|code| shared.could_be(code)).or(default).or_else(|| {
                    let is_american = shared.is_dollar() && self.is_international && !is_dotted;
                    is_american.then_some("USD")
                })
            }
            None => hints().next(),
        }
    }
}

/// Country codes sold as general endings; `shop.co` may be anywhere, `shop.com.co` is in Colombia.
fn is_generic(host: &str, ending: &str) -> bool {
    let is_sold =
        matches!(ending, "co" | "io" | "me" | "tv" | "ai" | "cc" | "fm" | "ly" | "to" | "gg" | "am" | "eu");
    is_sold && !host.contains(&format!(".com.{ending}"))
}

/// `en-CA`, `es_MX`, `en_us`; a language alone says nothing yet.
fn region(tag: &str) -> Option<&'static str> {
    let (language, country) = tag.split_once(['-', '_'])?;
    let is_tag = (2..=3).contains(&language.len()) && country.len() == 2;
    is_tag.then(|| codes::of_country(country).or_else(|| codes::of_country(language))).flatten()
}

fn subdomain(name: &str) -> Option<&'static str> {
    if name.contains('-') {
        region(name)
    } else {
        (name.len() == 2).then(|| codes::of_country(name)).flatten()
    }
}

fn spoken_in_one_country(tag: &str) -> Option<&'static str> {
    let code = match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
        "ja" => "JPY",
        "ko" => "KRW",
        "pl" => "PLN",
        "cs" => "CZK",
        "da" => "DKK",
        "sv" => "SEK",
        "nb" | "nn" | "no" => "NOK",
        "is" => "ISK",
        "hu" => "HUF",
        "ro" => "RON",
        "tr" => "TRY",
        "he" => "ILS",
        "th" => "THB",
        "vi" => "VND",
        "uk" => "UAH",
        "id" => "IDR",
        "hi" => "INR",
        "ur" => "PKR",
        "zh" => "CNY",
        "de" | "fr" | "it" | "nl" | "fi" | "el" | "sk" | "sl" | "et" | "lv" | "lt" => "EUR",
        _ => return None,
    };
    Some(code)
}
