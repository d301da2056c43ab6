//! What every page shows around its own content.
use serde::Serialize;

use super::{
    Locale,
    flash::{Flash, Kind},
    gaps::{Gap, Gaps},
};
use crate::models::{Person, Viewer};

#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    pub lang: String,
    pub dir: &'static str,
    pub theme: String,
    pub path: String,
    pub nav: &'static str,
    pub request_id: String,
    pub viewer: Option<ViewerTag>,
    pub flash: Vec<Toast>,
    pub unread: u64,
}

/// The frame of a page that is drawn once for many.
#[derive(Serialize)]
pub struct Lines<'a> {
    lang: &'a str,
    dir: &'static str,
    theme: &'a str,
    viewer: Option<Name>,
    flash: &'a [Toast],
}

#[derive(Serialize)]
struct Name {
    name: Gap,
}

impl<'a> Lines<'a> {
    pub fn of(frame: &'a Frame, gaps: &mut Gaps) -> Self {
        let Frame { lang, dir, theme, viewer, flash, .. } = frame;
        let viewer = viewer.as_ref().map(|viewer| Name { name: gaps.leave_words(&viewer.name) });
        Self { lang, dir, theme, viewer, flash }
    }
}

/// A flash in the reader's words.
#[derive(Clone, Debug, Serialize)]
pub struct Toast {
    pub kind: Kind,
    pub text: String,
    pub undo: Option<UndoForm>,
}

#[derive(Clone, Debug, Serialize)]
pub struct UndoForm {
    pub action: String,
}

impl Toast {
    pub fn new(flash: &Flash, locale: &Locale) -> Self {
        let undo = flash.undo.as_ref().map(|undo| UndoForm { action: undo.action.clone() });
        Self {
            kind: flash.kind,
            text: locale.text_naming(&format!("flash.{}", flash.text), &flash.name),
            undo,
        }
    }
}

/// How a person is shown in the header, and everywhere a name stands with a coloured circle.
#[derive(Clone, Debug, Serialize)]
pub struct ViewerTag {
    pub name: String,
    pub handle: String,
    pub initials: String,
    pub hue: u8,
    pub is_admin: bool,
}

impl ViewerTag {
    pub fn of(viewer: &Viewer) -> Option<Self> {
        viewer.person().map(Self::from)
    }
}

impl From<&Person> for ViewerTag {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            handle: person.handle.clone(),
            initials: initials(&person.name),
            hue: hue(person.id),
            is_admin: person.admin,
        }
    }
}

/// First letters of the first and the last word, whatever the script.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// One of twelve colours, always the same for a person.
pub fn hue(id: i64) -> u8 {
    u8::try_from(id.rem_euclid(12)).unwrap_or(0)
}

/// Which entry of the navigation an address belongs to, whatever it asks for.
pub fn nav_entry(path: &str) -> &'static str {
    match path.split(['/', '?']).nth(1).unwrap_or_default() {
        "" => "dashboard",
        "wishlists" | "items" => "wishlists",
        "friends" | "people" => "friends",
        "gifts" => "gifts",
        "discover" => "discover",
        "activity" => "activity",
        "notifications" => "notifications",
        "settings" => "settings",
        "admin" => "admin",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::{initials, nav_entry};

    #[test]
    fn a_tab_or_a_page_further_on_is_still_there() {
        for (path, entry) in [
            ("/", "dashboard"),
            ("/?refresh=1", "dashboard"),
            ("/wishlists?tab=friends", "wishlists"),
            ("/wishlists/7?sort=name", "wishlists"),
            ("/discover?q=a/b", "discover"),
            ("/about", "none"),
        ] {
            assert_eq!(nav_entry(path), entry, "{path}");
        }
    }

    #[test]
    fn initials_fit_names_of_all_kinds() {
        assert_eq!(initials("Maya"), "M");
        assert_eq!(initials("omar ibn saïd"), "OS");
        assert_eq!(initials("美 雪"), "美雪");
        assert_eq!(initials(""), "");
    }
}
