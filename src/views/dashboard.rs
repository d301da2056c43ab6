//! The first page, put together from cards that are rendered once for everybody who may see them.
use std::sync::Arc;

use serde::Serialize;

use super::{
    Locale, Page, Views,
    cards::{Look, Piece},
    fragments::Fragment,
    frame::{hue, initials},
    gaps::{Drawn, Gap, Gaps},
    page::Print,
    wishlists::Day,
};
use crate::{
    Result,
    models::{
        Audience,
        dashboard::{self, Dashboard, PROMISED, Row},
        keyset::{self, Cursor},
        submissions,
        week::Week,
    },
};

/// The shape of the page. All that is hers, or kept elsewhere, is a gap.
#[derive(Serialize)]
pub struct DashboardPage {
    upcoming: Gap,
    own: Section,
    friends: Section,
    public: Section,
    promised: Gap,
    /// For the box that adds a wish.
    key: Gap,
    week: Gap,
}

#[derive(Serialize)]
struct Section {
    cards: Gap,
    empty: bool,
    /// Where what is behind the last card begins.
    more: Gap,
}

/// What she gives, on her page alone: never among the cards that others share.
#[derive(Serialize)]
struct Promise {
    id: i64,
    title: String,
    quantity: i64,
    recipient: String,
    initials: String,
    hue: u8,
    date: Option<Day>,
}

#[derive(Serialize)]
struct Promised {
    gift: Promise,
}

#[derive(Serialize)]
struct TheWeek {
    week: Week,
}

/// The cards and lines it is made of, each with the name it is kept under.
pub fn pieces(dashboard: &Dashboard, locale: &Locale) -> Vec<Piece> {
    let piece = |look, audience| move |row: &Row| Piece::new(row, look, audience, locale);
    let others = dashboard.friends.rows.iter().chain(&dashboard.public.rows);
    let own = dashboard.own.rows.iter().map(piece(Look::Card, Audience::Owner));
    let coming = dashboard.upcoming.iter().map(piece(Look::Line, Audience::Gifter));
    own.chain(others.map(piece(Look::Card, Audience::Gifter))).chain(coming).collect()
}

/// Everything the page shows: its lists by their versions, what she gives, and the week.
pub fn print(dashboard: &Dashboard, week: Week) -> Result<Print> {
    Print::of("dashboard/show.html", &(dashboard, week))
}

impl DashboardPage {
    /// Drawn around these cards, which come in the order of the pieces.
    pub fn new(
        dashboard: &Dashboard,
        week: Week,
        cards: &[Fragment],
        page: &Page,
        gaps: &mut Gaps,
    ) -> Result<Self> {
        let (views, locale) = (page.views(), page.locale());
        let (own, others) = cards.split_at(dashboard.own.rows.len().min(cards.len()));
        let (friends, others) = others.split_at(dashboard.friends.rows.len().min(others.len()));
        let (public, upcoming) = others.split_at(dashboard.public.rows.len().min(others.len()));
        Ok(Self {
            own: Section::new("own", &dashboard.own, own, gaps),
            friends: Section::new("friends", &dashboard.friends, friends, gaps),
            public: Section::new("public", &dashboard.public, public, gaps),
            upcoming: gaps.leave(upcoming),
            promised: gaps.leave(promises(&dashboard.promised, views, locale)?),
            week: gaps.leave([views.part(locale, "ui.week_line", &TheWeek { week })?]),
            key: dashboard
                .own
                .rows
                .first()
                .map_or(Gap::default(), |row| gaps.leave_words(&submissions::key_at(row.version))),
        })
    }
}

impl Section {
    fn new(tab: &str, section: &dashboard::Section, cards: &[Fragment], gaps: &mut Gaps) -> Self {
        let last = section.rows.last().filter(|_| section.more);
        let more = last.map_or(Gap::default(), |last| gaps.leave_words(&address_behind(tab, last)));
        Self { cards: gaps.leave(cards), empty: section.rows.is_empty(), more }
    }
}

fn promises(gifts: &[dashboard::Promised], views: &Views, locale: &Locale) -> Result<Vec<Arc<Drawn>>> {
    let today = locale.today();
    let line = |gift| {
        views
            .part_of(locale, "ui.gift_line", &(gift, today), || Promised { gift: Promise::new(gift, locale) })
    };
    gifts.iter().take(PROMISED).map(line).collect()
}

impl Promise {
    fn new(gift: &dashboard::Promised, locale: &Locale) -> Self {
        Self {
            id: gift.id,
            title: gift.title.clone(),
            quantity: gift.quantity,
            initials: initials(&gift.recipient),
            hue: hue(gift.recipient_id.unwrap_or_default()),
            recipient: gift.recipient.clone(),
            date: gift.event_date.map(|date| Day::new(date, locale)),
        }
    }
}

/// The page of all lists, in the order of the cards, from behind this one on.
fn address_behind(tab: &str, last: &Row) -> String {
    let cursor = Cursor::behind(keyset::Key::Number(last.version.0), last.id);
    format!("/wishlists?tab={tab}&sort=updated&order=desc&after={}", cursor.encode())
}
