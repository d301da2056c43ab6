//! The first page, put together from cards that are rendered once for everybody who may see them.
use loco_rs::app::AppContext;
use serde::Serialize;
use tera::Value;

use super::{
    Fragments, Locale,
    cards::{Look, Piece, cards, spliced},
    fragments::{Fragment, Key},
    frame::{hue, initials},
    wishlists::Day,
};
use crate::{
    Result,
    models::{
        Audience,
        dashboard::{self, Dashboard, PROMISED, Promised, Row},
        keyset::{self, Cursor},
        submissions,
        week::Week,
    },
};

#[derive(Serialize)]
pub struct DashboardPage {
    upcoming: Value,
    own: Section,
    friends: Section,
    public: Section,
    promised: Promises,
    /// For the box that adds a wish.
    key: String,
    week: Week,
}

#[derive(Serialize)]
struct Section {
    cards: Value,
    empty: bool,
    /// Where what is behind the last card begins.
    more: String,
}

/// What she gives, on her page alone: never kept among the cards that others share.
#[derive(Serialize)]
struct Promises {
    gifts: Vec<Promise>,
    more: bool,
}

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

/// The cards and lines a dashboard is made of, each with the name it is kept under.
pub struct Pieces<'a> {
    dashboard: &'a Dashboard,
    all: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    pub fn of(dashboard: &'a Dashboard, locale: &Locale) -> Self {
        let card = |audience| move |row: &Row| Piece::new(row, Look::Card, audience, locale);
        let others = dashboard.friends.rows.iter().chain(&dashboard.public.rows);
        let coming = dashboard.upcoming.iter();
        let all = dashboard.own.rows.iter().map(card(Audience::Owner));
        let all = all.chain(others.map(card(Audience::Gifter)));
        let all = all.chain(coming.map(|row| Piece::new(row, Look::Line, Audience::Gifter, locale)));
        Self { dashboard, all: all.collect() }
    }

    /// Everything the page shows, as one word: the keys of its cards in their order, the week, and what she gives.
    pub fn print(&self, week: Week) -> Key {
        let sections = [&self.dashboard.own, &self.dashboard.friends, &self.dashboard.public];
        let shape = sections.map(|section| (section.rows.len(), section.more));
        let keys = self.all.iter().map(|piece| &piece.key);
        Key::around("dashboard", keys).with(format!("{shape:?}{week:?}{:?}", self.dashboard.promised))
    }
}

impl DashboardPage {
    pub async fn new(
        ctx: &AppContext,
        fragments: &Fragments,
        locale: &Locale,
        pieces: &Pieces<'_>,
        week: Week,
    ) -> Result<Self> {
        let Pieces { dashboard, all } = pieces;
        let cards = cards(ctx, fragments, locale, all).await?;
        let (own, others) = cards.split_at(dashboard.own.rows.len().min(cards.len()));
        let (friends, others) = others.split_at(dashboard.friends.rows.len().min(others.len()));
        let (public, upcoming) = others.split_at(dashboard.public.rows.len().min(others.len()));
        Ok(Self {
            own: Section::new("own", &dashboard.own, own),
            friends: Section::new("friends", &dashboard.friends, friends),
            public: Section::new("public", &dashboard.public, public),
            upcoming: spliced(upcoming),
            week,
            promised: Promises::new(&dashboard.promised, locale),
            key: dashboard.own.rows.first().map(|row| submissions::key_at(row.version)).unwrap_or_default(),
        })
    }
}

impl Section {
    fn new(tab: &str, section: &dashboard::Section, cards: &[Fragment]) -> Self {
        let last = section.rows.last().filter(|_| section.more);
        let more = last.map_or_else(String::new, |last| address_behind(tab, last));
        Self { cards: spliced(cards), empty: section.rows.is_empty(), more }
    }
}

impl Promises {
    fn new(gifts: &[Promised], locale: &Locale) -> Self {
        let shown = gifts.iter().take(PROMISED);
        Self { gifts: shown.map(|gift| Promise::new(gift, locale)).collect(), more: gifts.len() > PROMISED }
    }
}

impl Promise {
    fn new(gift: &Promised, locale: &Locale) -> Self {
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
