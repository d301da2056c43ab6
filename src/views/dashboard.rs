//! The first page, put together from cards that are rendered once for everybody who may see them.
use std::collections::HashMap;

use loco_rs::app::AppContext;
use serde::Serialize;
use tera::Value;

use super::{
    Fragments, Locale, Views,
    fragments::{Fragment, Key},
    wishlist_card::WishlistCard,
};
use crate::{
    Result, app,
    models::{
        Audience,
        dashboard::{self, Card, Dashboard, Row},
        keyset::{self, Cursor},
        week::Week,
    },
};

#[derive(Serialize)]
pub struct DashboardPage {
    upcoming: Value,
    own: Section,
    friends: Section,
    public: Section,
    week: Week,
}

#[derive(Serialize)]
struct Section {
    cards: Value,
    empty: bool,
    /// Where what is behind the last card begins.
    more: String,
}

/// Everything the page shows, as one word: the keys of its cards in their order, the week, and the day it is.
pub fn print(dashboard: &Dashboard, locale: &Locale, week: Week) -> Key {
    let keys: Vec<Key> = pieces(dashboard, locale).into_iter().map(|piece| piece.key).collect();
    let more = [&dashboard.own, &dashboard.friends, &dashboard.public].map(|section| section.more);
    let sizes = [&dashboard.own, &dashboard.friends, &dashboard.public].map(|section| section.rows.len());
    Key::around("dashboard", &keys).with(format!("{more:?}{sizes:?}{week:?}{}", locale.today()))
}

impl DashboardPage {
    pub async fn new(
        ctx: &AppContext,
        fragments: &Fragments,
        locale: &Locale,
        dashboard: &Dashboard,
        week: Week,
    ) -> Result<Self> {
        let pieces = pieces(dashboard, locale);
        let keys = pieces.iter().map(|piece| piece.key.clone()).collect();
        let cards = fragments.fetch_many(keys, |missing| render(ctx, locale, &pieces, missing)).await?;
        let mut cards = cards.into_iter();
        let mut section = |tab, section: &dashboard::Section| Section::new(tab, section, &mut cards);
        let own = section("own", &dashboard.own);
        let friends = section("friends", &dashboard.friends);
        let public = section("public", &dashboard.public);
        Ok(Self { own, friends, public, upcoming: spliced(cards), week })
    }
}

impl Section {
    fn new(tab: &str, section: &dashboard::Section, cards: &mut impl Iterator<Item = Fragment>) -> Self {
        let cards = spliced(cards.take(section.rows.len()));
        let last = section.rows.last().filter(|_| section.more);
        let more = last.map_or_else(String::new, |last| address_behind(tab, last));
        Self { cards, empty: section.rows.is_empty(), more }
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
    let piece = |row: &'a Row, template, audience, more: String| Piece {
        key: Key::new(template, &language, row.id, row.version, audience).with(more),
        row,
        template,
        audience,
    };
    let days = |row: &Row| row.event_date.map(|day| locale.days_until(day)).unwrap_or_default().to_string();
    let own = dashboard.own.rows.iter().map(|row| piece(row, CARD, Audience::Owner, String::new()));
    let others = dashboard.friends.rows.iter().chain(&dashboard.public.rows);
    let others = others.map(|row| piece(row, CARD, Audience::Gifter, String::new()));
    let upcoming = dashboard.upcoming.iter().map(|row| piece(row, UPCOMING, Audience::Gifter, days(row)));
    own.chain(others).chain(upcoming).collect()
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

/// A list that went between the two statements leaves an empty place under a key nobody asks for again.
fn draw(views: &Views, locale: &Locale, piece: &Piece<'_>, cards: &HashMap<i64, Card>) -> Result<String> {
    #[derive(Serialize)]
    struct Told {
        wishlist: WishlistCard,
    }

    let Some(card) = cards.get(&piece.row.id) else { return Ok(String::new()) };
    let with_days = piece.template == UPCOMING;
    let told = Told { wishlist: WishlistCard::new(card, piece.audience, locale, with_days) };
    views.component(locale, piece.template, &told)
}

fn spliced(cards: impl Iterator<Item = Fragment>) -> Value {
    Value::safe_string(&cards.map(|card| card.to_string()).collect::<String>())
}
