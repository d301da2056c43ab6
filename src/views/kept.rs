//! What is drawn once for everybody who sees it alike: parts of pages, and pages with gaps. Each is kept in this process
//! under the very words it shows.
use std::sync::Arc;

use moka::sync::Cache;
use serde::Serialize;

use super::{Locale, gaps::Drawn};
use crate::{Error, Result};

/// In bytes; a bar above is three thousand.
const MOST: u64 = 4 * 1024 * 1024;

#[derive(Clone)]
pub struct Kept(Option<Cache<String, Arc<Drawn>>>);

impl Kept {
    /// Templates that change while they are worked on are drawn each time, so then nothing is kept.
    pub fn new(keep: bool) -> Self {
        let weigh =
            |key: &String, drawn: &Arc<Drawn>| u32::try_from(key.len() + drawn.bytes()).unwrap_or(u32::MAX);
        Self(keep.then(|| Cache::builder().weigher(weigh).max_capacity(MOST).build()))
    }

    pub fn drawn<S: Serialize>(
        &self,
        locale: &Locale,
        template: &str,
        shows: &S,
        draw: impl FnOnce() -> Result<String>,
    ) -> Result<Arc<Drawn>> {
        let Some(kept) = &self.0 else { return Ok(Drawn::cut(draw()?).into()) };
        let words = serde_json::to_string(shows).map_err(Error::internal)?;
        let key = format!("{template}:{}:{}:{words}", locale.language, locale.time_zone);
        if let Some(known) = kept.get(&key) {
            return Ok(known);
        }
        let made = Arc::new(Drawn::cut(draw()?));
        kept.insert(key, made.clone());
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::views::gaps::Gaps;

    #[test]
    fn drawn_once_for_the_same_words_and_anew_for_others() {
        let kept = Kept::new(true);
        let drawings = Cell::new(0);
        let ask = |locale: &Locale, component: &str, told: &[&str]| {
            let draw = || {
                drawings.set(drawings.get() + 1);
                Ok(format!("{component} {told:?} {}", locale.tag()))
            };
            let drawn = kept.drawn(locale, component, &told, draw).unwrap();
            (drawn.filled(&Gaps::default()), drawings.get())
        };
        let english = Locale::new("en", "UTC");
        let (bar, drawn) = ask(&english, "bar", &["Maya", "2"]);
        assert_eq!((bar.as_str(), drawn), (r#"bar ["Maya", "2"] en"#, 1));
        assert_eq!(ask(&english, "bar", &["Maya", "2"]), (bar, 1));
        assert_eq!(ask(&english, "bar", &["Maya", "3"]).1, 2);
        assert_eq!(ask(&english, "foot", &["Maya", "2"]).1, 3);
        assert_eq!(ask(&Locale::new("de", "UTC"), "bar", &["Maya", "2"]).1, 4);
        assert_eq!(ask(&Locale::new("en", "Asia/Tokyo"), "bar", &["Maya", "2"]).1, 5);
        assert_eq!(ask(&english, "bar", &["Maya", "2"]).1, 5);
    }

    #[test]
    fn nothing_is_kept_while_templates_change() {
        let kept = Kept::new(false);
        let ask = |html: &str| kept.drawn(&Locale::default(), "bar", &(), || Ok(html.into())).unwrap();
        assert_eq!([ask("one"), ask("two")].map(|drawn| drawn.filled(&Gaps::default())), ["one", "two"]);
    }
}
