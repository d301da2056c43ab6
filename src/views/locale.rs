//! How one person reads: language, time zone and direction. Text comes from `assets/i18n`.
use std::{
    borrow::Cow,
    cell::RefCell,
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use chrono_tz::Tz;
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

mod formats;

static_loader! {
    static TEXTS = {
        locales: "./assets/i18n",
        fallback_language: "en",
        // No invisible isolation marks around values: they end up in attributes, mails and tests.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// More than there are; a browser that makes up regions must not fill the memory.
const MOST_LANGUAGES: usize = 20;
const MOST_TEXTS: usize = 4000;
const ENGLISH: LanguageIdentifier = langid!("en");

thread_local! { static READING: RefCell<Locale> = RefCell::new(Locale::default()); }

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    pub language: LanguageIdentifier,
    pub time_zone: Tz,
}

impl Default for Locale {
    fn default() -> Self {
        Self { language: ENGLISH, time_zone: Tz::UTC }
    }
}

impl Locale {
    pub fn new(language: &str, time_zone: &str) -> Self {
        Self {
            language: language.parse().unwrap_or(ENGLISH),
            time_zone: time_zone.parse().unwrap_or(Tz::UTC),
        }
    }

    /// The language the browser wants most of those we have texts for.
    pub fn accepted_by(header: &str) -> Self {
        let mut wishes: Vec<_> = header.split(',').filter_map(wish).collect();
        wishes.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let known = wishes.into_iter().map(|(_, language)| language).find(Self::has_texts);
        Self { language: known.unwrap_or(ENGLISH), time_zone: Tz::UTC }
    }

    pub fn has_texts(language: &LanguageIdentifier) -> bool {
        TEXTS.locales().any(|ours| ours.language == language.language)
    }

    /// The languages there are texts in.
    pub fn offered() -> Vec<String> {
        let mut tags: Vec<String> = TEXTS.locales().map(ToString::to_string).collect();
        tags.sort();
        tags
    }

    pub fn tag(&self) -> String {
        self.language.to_string()
    }

    pub fn direction(&self) -> &'static str {
        match self.language.language.as_str() {
            "ar" | "fa" | "he" | "ur" => "rtl",
            _ => "ltr",
        }
    }

    /// A page has dozens of these, always the same, so each is put together once.
    pub fn text(&self, key: &str) -> String {
        static KEPT: LazyLock<RwLock<HashMap<LanguageIdentifier, HashMap<String, String>>>> =
            LazyLock::new(RwLock::default);
        let kept = KEPT.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(text) = kept.get(&self.language).and_then(|texts| texts.get(key)) {
            return text.clone();
        }
        drop(kept);
        let text = self.text_with(key, &HashMap::new());
        let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_LANGUAGES || kept.contains_key(&self.language) {
            let texts = kept.entry(self.language.clone()).or_default();
            if texts.len() < MOST_TEXTS {
                texts.insert(key.into(), text.clone());
            }
        }
        text
    }

    pub fn text_naming(&self, key: &str, name: &str) -> String {
        self.text_with(key, &HashMap::from([("name".into(), FluentValue::from(name.to_string()))]))
    }

    /// `claims.claim` is the attribute `.claim` of the message `claims`: one message a topic, one file each.
    pub fn text_with(&self, key: &str, values: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> String {
        TEXTS.lookup_complete(&self.language, key, Some(values))
    }

    /// Template functions called inside `work` read this locale.
    pub fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        let before = READING.replace(self.clone());
        let done = work();
        READING.set(before);
        done
    }

    pub fn reading() -> Self {
        READING.with_borrow(Self::clone)
    }
}

/// `de-AT;q=0.8` as how much it is wanted, and what; nothing for what is not wanted at all.
fn wish(text: &str) -> Option<(f32, LanguageIdentifier)> {
    let (language, weight) = text.split_once(";q=").unwrap_or((text, "1"));
    let weight: f32 = weight.trim().parse().ok()?;
    Some((weight, language.trim().parse().ok()?)).filter(|(weight, _)| *weight > 0.0)
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn the_browser_is_answered_in_the_language_it_wants_most() {
        let wants = |header| Locale::accepted_by(header).tag();
        assert_eq!(wants("de"), "de");
        assert_eq!(wants("de-AT,de;q=0.9,en;q=0.8"), "de-AT");
        assert_eq!(wants("de;q=0.3, en-GB;q=0.7"), "en-GB");
        assert_eq!(wants("xx, tlh;q=0.9, de;q=0.1"), "de");
        assert_eq!(wants("de;q=0, *"), "en");
        assert_eq!(wants(""), "en");
    }

    #[test]
    fn a_region_reads_the_texts_of_its_language() {
        assert_eq!(Locale::new("de-AT", "UTC").text("ui.undo"), Locale::new("de", "UTC").text("ui.undo"));
        assert_ne!(Locale::new("de-AT", "UTC").text("ui.undo"), Locale::new("en", "UTC").text("ui.undo"));
        assert_eq!(Locale::new("tlh", "UTC").text("ui.undo"), Locale::new("en", "UTC").text("ui.undo"));
    }
}
