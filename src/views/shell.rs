//! What stands around every page: its head, the bar above and what is below. Rendered once for everybody who sees it
//! alike, for it would cost more than all that a page has of its own. Each part is kept under the very words it shows.
use moka::sync::Cache;
use serde::Serialize;
use tera::Value;

use super::{Locale, Views, frame::Frame};
use crate::Result;

/// In bytes: a bar above for each of some thousand people.
const MOST: u64 = 8 * 1024 * 1024;

#[derive(Clone)]
pub struct Shells(Option<Cache<String, Value>>);

#[derive(Serialize)]
pub struct Shell {
    head: Value,
    masthead: Value,
    foot: Value,
}

#[derive(Serialize)]
struct Told<'a> {
    page: &'a Frame,
}

impl Shells {
    /// Templates that change while they are worked on are drawn each time.
    pub fn new(keep: bool) -> Self {
        let weigh = |key: &String, part: &Value| {
            let bytes = key.len() + part.as_str().map_or(0, str::len);
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self(keep.then(|| Cache::builder().weigher(weigh).max_capacity(MOST).build()))
    }

    pub fn around(&self, views: &Views, locale: &Locale, page: &Frame) -> Result<Shell> {
        let Frame { theme, nav, unread, viewer, .. } = page;
        let part = |component, shows: String| self.part(views, locale, page, component, &shows);
        Ok(Shell {
            head: part("app.head", theme.clone())?,
            masthead: part("app.masthead", format!("{nav}:{unread}:{viewer:?}"))?,
            foot: part("app.foot", format!("{nav}:{}", viewer.is_some()))?,
        })
    }

    fn part(
        &self,
        views: &Views,
        locale: &Locale,
        page: &Frame,
        component: &str,
        shows: &str,
    ) -> Result<Value> {
        let key = format!("{component}:{}:{shows}", page.lang);
        if let Some(part) = self.0.as_ref().and_then(|kept| kept.get(&key)) {
            return Ok(part);
        }
        let part = Value::safe_string(&views.component(locale, component, &Told { page })?);
        if let Some(kept) = &self.0 {
            kept.insert(key, part.clone());
        }
        Ok(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::frame::ViewerTag;

    fn frames() -> Vec<Frame> {
        let tag = |name: &str, is_admin| ViewerTag {
            name: name.into(),
            handle: name.to_lowercase(),
            initials: "M".into(),
            hue: 3,
            is_admin,
        };
        let viewers = [None, Some(tag("Maya", false)), Some(tag("Maya", true)), Some(tag("Omar", false))];
        let mut frames = Vec::new();
        for viewer in viewers {
            for (lang, theme, nav, unread) in [
                ("en", "auto", "dashboard", 0),
                ("de", "auto", "dashboard", 0),
                ("en", "dark", "dashboard", 0),
                ("en", "auto", "friends", 0),
                ("en", "auto", "dashboard", 2),
                ("en", "auto", "dashboard", 120),
            ] {
                let (lang, theme, path) = (lang.into(), theme.into(), "/".into());
                let (dir, request_id, flash, viewer) = ("ltr", String::new(), Vec::new(), viewer.clone());
                frames.push(Frame { lang, dir, theme, path, nav, request_id, viewer, flash, unread });
            }
        }
        frames
    }

    #[test]
    fn what_is_kept_is_what_would_be_drawn() {
        let (views, kept, drawn) = (Views::shared().unwrap(), Shells::new(true), Shells::new(false));
        for _ in 0..2 {
            for frame in frames() {
                let locale = Locale::new(&frame.lang, "UTC");
                let [one, other] = [&kept, &drawn].map(|shells| {
                    serde_json::to_string(&shells.around(&views, &locale, &frame).unwrap()).unwrap()
                });
                assert_eq!(one, other, "{frame:?}");
            }
        }
    }
}
