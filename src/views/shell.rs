//! What stands around every page: its head, the bar above and what is below. Each is drawn once for everybody who sees it
//! alike, for together they would cost more than all that a page has of its own. Templates of these parts see no more of
//! the frame than is told here.
use serde::Serialize;

use super::{
    Locale, Views,
    frame::{Frame, ViewerTag},
    gaps::{Gap, Gaps, Piece},
};
use crate::Result;

#[derive(Serialize)]
pub struct Shell {
    head: Gap,
    masthead: Gap,
    foot: Gap,
}

#[derive(Serialize)]
struct Told<P> {
    page: P,
}

#[derive(Serialize)]
struct Head<'a> {
    theme: &'a str,
}

#[derive(Serialize)]
struct Masthead<'a> {
    nav: &'a str,
    unread: u64,
    viewer: Option<Holder>,
}

/// Whose bar it is. All words are gaps, so that it is the same for everybody of this colour.
#[derive(Serialize)]
struct Holder {
    name: Gap,
    handle: Gap,
    initials: Gap,
    hue: u8,
    is_admin: bool,
}

#[derive(Serialize)]
struct Foot<'a> {
    nav: &'a str,
    viewer: bool,
}

impl Shell {
    pub fn around(page: &Frame, views: &Views, locale: &Locale, gaps: &mut Gaps) -> Result<Self> {
        let Frame { theme, nav, unread, viewer, .. } = page;
        let mut holders = Gaps::default();
        let holder = viewer.as_ref().map(|viewer| Holder::of(viewer, &mut holders));
        let masthead = Masthead { nav, unread: *unread, viewer: holder };
        let foot = Foot { nav, viewer: viewer.is_some() };
        let masthead = views.part(locale, "app.masthead", &Told { page: masthead })?;
        Ok(Self {
            head: gaps.leave([views.part(locale, "app.head", &Told { page: Head { theme } })?]),
            masthead: gaps.leave([Piece::Drawn(masthead, holders)]),
            foot: gaps.leave([views.part(locale, "app.foot", &Told { page: foot })?]),
        })
    }
}

impl Holder {
    fn of(viewer: &ViewerTag, gaps: &mut Gaps) -> Self {
        let ViewerTag { name, handle, initials, hue, is_admin } = viewer;
        Self {
            name: gaps.leave_words(name),
            handle: gaps.leave_words(handle),
            initials: gaps.leave_words(initials),
            hue: *hue,
            is_admin: *is_admin,
        }
    }
}
