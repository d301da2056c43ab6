//! What a wish may learn from a page, and how far that got.
use std::collections::BTreeMap;

use jobs::metadata::{self, Metadata};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::models::{currency, items::adding::LONGEST_NAME, price, text::one_line};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preview {
    pub outcome: Outcome,
    pub title: Option<String>,
    pub picture: Option<String>,
    /// Minor units and their currency.
    pub price: Option<(i64, String)>,
    /// Which part of the page said each of these.
    pub sources: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The page is read; `priceless` when the shop itself says that there is no price.
    Found { priceless: bool },
    /// A captcha, a consent page or a refusal stood in the way.
    #[default]
    Blocked,
    /// With a word that says why.
    Failed(String),
}

impl Preview {
    pub fn blocked() -> Self {
        Self::default()
    }

    pub fn failed(reason: &str) -> Self {
        Self { outcome: Outcome::Failed(reason.into()), ..Self::default() }
    }

    /// The link was to a picture itself.
    pub fn of_picture(url: &str) -> Self {
        let sources = BTreeMap::from([("picture".into(), "address".into())]);
        let outcome = Outcome::Found { priceless: true };
        Self { outcome, picture: Some(url.into()), sources, ..Self::default() }
    }

    /// What a person's own browser saw of the page, where walls do not matter. Marked as such, and only for them.
    pub fn seen_by_browser(snippet: &str, url: &Url) -> Self {
        let kind = Some("text/html; charset=utf-8");
        let mut seen = Self::from(metadata::read(snippet.as_bytes(), kind, url));
        seen.sources.values_mut().for_each(|source| *source = "browser".into());
        seen
    }

    /// What we read ourselves, and for the rest what the browser saw.
    #[must_use]
    pub fn completed_by(self, seen: Option<Self>) -> Self {
        let Some(seen) = seen.filter(Self::found_something) else { return self };
        if !self.found_something() {
            return seen;
        }
        let mut sources = seen.sources;
        sources.extend(self.sources);
        Self {
            outcome: self.outcome,
            title: self.title.or(seen.title),
            picture: self.picture.or(seen.picture),
            price: self.price.or(seen.price),
            sources,
        }
    }

    pub fn found_something(&self) -> bool {
        matches!(self.outcome, Outcome::Found { .. })
    }

    /// The state a wish is in afterwards, and a word for what is missing first: what a person is asked for.
    pub fn standing(&self, has: impl Fn(&str) -> bool) -> (&'static str, Option<String>) {
        let priceless = match &self.outcome {
            Outcome::Blocked => return ("blocked", Some("turned_away".into())),
            Outcome::Failed(reason) => return ("failed", Some(reason.clone())),
            Outcome::Found { priceless } => *priceless,
        };
        let missing = ["name", "price", "picture"]
            .into_iter()
            .filter(|field| !(priceless && *field == "price"))
            .find(|field| !has(field));
        (if missing.is_some() { "partial" } else { "ready" }, missing.map(|field| format!("no_{field}")))
    }
}

impl From<Metadata> for Preview {
    fn from(read: Metadata) -> Self {
        match read.outcome {
            metadata::Outcome::Blocked => return Self::blocked(),
            metadata::Outcome::Failed => return Self::failed("nothing_found"),
            metadata::Outcome::Ready | metadata::Outcome::Partial => {}
        }
        let priceless = read.outcome == metadata::Outcome::Ready && read.price.is_none();
        let sources = read.sources.iter().map(|(field, source)| (in_our_words(field), word(source)));
        Self {
            outcome: Outcome::Found { priceless },
            price: amount(read.price.as_deref(), read.currency.as_deref()),
            title: read.title.as_deref().map(fitting).filter(|title| !title.is_empty()),
            sources: sources.collect(),
            picture: read.image,
        }
    }
}

fn amount(price: Option<&str>, code: Option<&str>) -> Option<(i64, String)> {
    let code = code.filter(|code| currency::is_known(code))?;
    Some((price::parse(price?, code).ok()?, code.to_string()))
}

fn fitting(title: &str) -> String {
    one_line(title).chars().take(LONGEST_NAME).collect::<String>().trim_end().to_string()
}

fn in_our_words(field: &str) -> String {
    match field {
        "title" => "name",
        "image" => "picture",
        other => other,
    }
    .to_string()
}

fn word(source: &impl Serialize) -> String {
    serde_json::to_value(source).ok().and_then(|word| word.as_str().map(str::to_string)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Preview};

    fn standing(preview: &Preview, has: &[&str]) -> (&'static str, Option<String>) {
        preview.standing(|field| has.contains(&field))
    }

    #[test]
    fn what_is_missing_first_is_asked_for() {
        let read = Preview { outcome: Outcome::Found { priceless: false }, ..Preview::default() };
        assert_eq!(standing(&read, &["name", "price", "picture"]), ("ready", None));
        assert_eq!(standing(&read, &["name", "picture"]), ("partial", Some("no_price".into())));
        assert_eq!(standing(&read, &["name", "price"]), ("partial", Some("no_picture".into())));
        let priceless = Preview { outcome: Outcome::Found { priceless: true }, ..Preview::default() };
        assert_eq!(standing(&priceless, &["name", "picture"]), ("ready", None));
    }

    #[test]
    fn a_wall_and_a_failure_stay_what_they_are() {
        assert_eq!(standing(&Preview::blocked(), &["name"]).0, "blocked");
        assert_eq!(standing(&Preview::failed("gone"), &[]), ("failed", Some("gone".into())));
    }
}
