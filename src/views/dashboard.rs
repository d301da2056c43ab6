//! The first page, put together from cards that are rendered once for everybody who may see them.
use std::collections::HashMap;

use loco_rs::app::AppContext;
use serde::Serialize;
use tera::Value;

use super::{
    Fragments, Locale, Views,
    fragments::{Fragment, Key},
    frame::{hue, initials},
    wishlist_card::WishlistCard,
    wishlists::Day,
};
use crate::{
    Result, app,
    models::{
        Audience,
        dashboard::{self, Card, Dashboard, PROMISED, Promised, Row},
        keyset::{self, Cursor},
        submissions,
        week::Week,
        wishlists::visible::PRIVATE,
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
    all: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    pub fn of(dashboard: &'a Dashboard, locale: &Locale) -> Self {
        Self { dashboard, all: pieces(dashboard, locale) }
    }

    /// Everything the page shows, as one word: the keys of its cards in their order, the week, what she gives,
    /// and the day it is.
    pub fn print(&self, locale: &Locale, week: Week) -> Key {
        let sections = [&self.dashboard.own, &self.dashboard.friends, &self.dashboard.public];
        let shape = sections.map(|section| (section.rows.len(), section.more));
        let keys = self.all.iter().map(|piece| &piece.key);
        Key::around("dashboard", keys).with(format!(
            "{shape:?}{week:?}{:?}{}",
            self.dashboard.promised,
            locale.today()
        ))
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
        let keys = all.iter().map(|piece| piece.key.clone()).collect();
        let cards = fragments.fetch_many(keys, |missing| render(ctx, locale, all, missing)).await?;
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
            key: submissions::new_key(),
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

/// One card or one line of what is coming, with the name it is kept under.
struct Piece<'a> {
    row: &'a Row,
    template: &'static str,
    audience: Audience,
    key: Key,
}

fn pieces<'a>(dashboard: &'a Dashboard, locale: &Locale) -> Vec<Piece<'a>> {
    let language = locale.tag();
    let piece = |row: &'a Row, template, audience| Piece {
        key: Key::new(template, &language, row.id, row.version, audience),
        row,
        template,
        audience,
    };
    let line = |row: &'a Row| {
        let days = row.event_date.map(|day| locale.days_until(day)).unwrap_or_default();
        let piece = piece(row, UPCOMING, Audience::Gifter);
        Piece { key: piece.key.with(days), ..piece }
    };
    let own = dashboard.own.rows.iter().map(|row| piece(row, CARD, Audience::Owner));
    let others = dashboard.friends.rows.iter().chain(&dashboard.public.rows);
    let others = others.map(|row| piece(row, CARD, Audience::Gifter));
    own.chain(others).chain(dashboard.upcoming.iter().map(line)).collect()
}

const CARD: &str = "ui.wishlist_card_in_list";
const UPCOMING: &str = "ui.wishlist_line";

async fn render(
    ctx: &AppContext,
    locale: &Locale,
    pieces: &[Piece<'_>],
    missing: Vec<usize>,
) -> Result<Vec<String>> {
    let mut ids: Vec<i64> = missing.iter().map(|place| pieces[*place].row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let cards: HashMap<i64, Card> =
        dashboard::cards(&ctx.db, &ids).await?.into_iter().map(|card| (card.id, card)).collect();
    let views = app::views(ctx);
    missing.iter().map(|place| draw(&views, locale, &pieces[*place], &cards)).collect()
}

/// A list that went, or was hidden, between the two statements leaves an empty place under a key nobody asks for again.
fn draw(views: &Views, locale: &Locale, piece: &Piece<'_>, cards: &HashMap<i64, Card>) -> Result<String> {
    #[derive(Serialize)]
    struct Told {
        wishlist: WishlistCard,
    }

    let seen = |card: &&Card| piece.audience == Audience::Owner || card.visibility != PRIVATE;
    let Some(card) = cards.get(&piece.row.id).filter(seen) else { return Ok(String::new()) };
    let with_days = piece.template == UPCOMING;
    let told = Told { wishlist: WishlistCard::new(card, piece.audience, locale, with_days) };
    views.component(locale, piece.template, &told)
}

fn spliced(cards: &[Fragment]) -> Value {
    let mut whole = String::with_capacity(cards.iter().map(|card| card.len()).sum());
    for card in cards {
        whole.push_str(card);
    }
    Value::safe_string(&whole)
}
