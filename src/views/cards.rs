//! Cards and lines of lists, each rendered once for everybody who may see it, wherever lists stand side by side.
use std::collections::HashMap;

use loco_rs::app::AppContext;
use serde::Serialize;

use super::{
    Fragments, Locale, Views,
    fragments::{Fragment, Key},
    wishlist_card::WishlistCard,
};
use crate::{
    Result, app,
    models::{
        Audience,
        dashboard::{self, Card, Row},
        wishlists::visible::PRIVATE,
    },
};

/// Where a list is shown, which decides how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Among others below a heading of their own.
    Card,
    /// One line, with how long until its day.
    Line,
    /// On the page of all lists, with how long until its day.
    Entry { archived: bool },
}

/// A card or a line, with the name it is kept under.
pub struct Piece {
    row: Row,
    look: Look,
    audience: Audience,
    pub key: Key,
}

#[derive(Serialize)]
struct Told {
    wishlist: WishlistCard,
    level: u8,
}

impl Look {
    fn component(self) -> &'static str {
        match self {
            Self::Card | Self::Entry { .. } => "ui.wishlist_card_in_list",
            Self::Line => "ui.wishlist_line",
        }
    }

    /// The name its cards are kept by.
    fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Line => "line",
            Self::Entry { archived: false } => "entry",
            Self::Entry { archived: true } => "archived",
        }
    }

    /// Days left change with the reader's midnight, so a card that is kept for long does not count them.
    fn has_days(self) -> bool {
        self != Self::Card
    }

    fn heading(self) -> u8 {
        if matches!(self, Self::Entry { .. }) { 2 } else { 3 }
    }
}

impl Piece {
    pub fn new(row: &Row, look: Look, audience: Audience, locale: &Locale) -> Self {
        let key = Key::new(look.name(), &locale.language, row.id, row.version, audience);
        let day = row.event_date.filter(|_| look.has_days());
        let key = key.days_ahead(day.map_or(0, |day| locale.days_until(day)));
        Self { row: *row, look, audience, key }
    }

    /// A list that went, or was hidden, between the two statements leaves an empty place under a key nobody asks for
    /// again.
    fn draw(&self, views: &Views, locale: &Locale, cards: &HashMap<i64, Card>) -> Result<String> {
        let seen = |card: &&Card| self.audience == Audience::Owner || card.visibility != PRIVATE;
        let Some(card) = cards.get(&self.row.id).filter(seen) else { return Ok(String::new()) };
        let mut wishlist = WishlistCard::new(card, self.audience, locale, self.look.has_days());
        wishlist.archived = self.look == Look::Entry { archived: true };
        views.component(locale, self.look.component(), &Told { wishlist, level: self.look.heading() })
    }
}

/// In the order asked for. What nobody has rendered costs one statement, however many there are.
pub async fn cards(
    ctx: &AppContext,
    fragments: &Fragments,
    locale: &Locale,
    pieces: &[Piece],
) -> Result<Vec<Fragment>> {
    let keys = pieces.iter().map(|piece| piece.key.clone()).collect();
    fragments.fetch_many(keys, |missing| render(ctx, locale, pieces, missing)).await
}

async fn render(
    ctx: &AppContext,
    locale: &Locale,
    pieces: &[Piece],
    missing: Vec<usize>,
) -> Result<Vec<String>> {
    let mut ids: Vec<i64> = missing.iter().map(|place| pieces[*place].row.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let cards: HashMap<i64, Card> =
        dashboard::cards(&ctx.db, &ids).await?.into_iter().map(|card| (card.id, card)).collect();
    let views = app::views(ctx);
    missing.iter().map(|place| pieces[*place].draw(&views, locale, &cards)).collect()
}
