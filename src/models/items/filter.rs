//! Which wishes of a list somebody wants to look at, and in which order.
use sea_orm::{QuerySelect, entity::prelude::*, sea_query::Func};

use super::{
    Column, Entity, Model,
    listing::{Wish, within},
};
use crate::{
    Result,
    models::{
        keyset::{self, Cursor, Key, Slice},
        pictures,
        wishlists::Seen,
    },
};

pub const PAGE: usize = 60;

#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At least so many hearts.
    pub priority: Option<i64>,
    pub price: Option<PriceRange>,
    /// What came true, instead of what is wished for.
    pub received: bool,
    pub sort: Sort,
    pub after: Option<Cursor>,
}

/// Prices are compared only within a currency.
#[derive(Clone, Debug)]
pub struct PriceRange {
    pub currency: String,
    pub min: Option<i64>,
    pub max: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As she arranged them.
    #[default]
    Place,
    Newest,
    Name,
    Cheapest,
    Dearest,
    Wanted,
}

impl Filter {
    pub async fn page(&self, db: &impl ConnectionTrait, seen: &Seen) -> Result<Slice<Wish>> {
        let wishes = within(seen).filter(self.condition());
        let (key, descending) = (self.sort.key(), self.sort.descending());
        let wishes = keyset::after(wishes, key, Column::Id, descending, self.after.as_ref());
        let found = wishes.find_also_related(pictures::Entity).limit(PAGE as u64 + 1).all(db).await?;
        let wishes = found.into_iter().map(Wish::from).collect();
        Ok(Slice::of(wishes, PAGE, |wish: &Wish| (self.sort.key_of(&wish.item), wish.item.id)))
    }

    /// Everything, arranged by her: the only order that can be changed by hand.
    pub fn shows_her_order(&self) -> bool {
        let all = self.priority.is_none() && self.price.is_none() && !self.received;
        all && self.sort == Sort::Place && self.after.is_none()
    }

    fn condition(&self) -> sea_orm::Condition {
        let came_true = Column::ReceivedAt;
        let mut wanted = sea_orm::Condition::all();
        wanted = wanted.add(if self.received { came_true.is_not_null() } else { came_true.is_null() });
        wanted = wanted.add_option(self.priority.map(|hearts| Column::Priority.gte(hearts)));
        let Some(range) = &self.price else { return wanted };
        wanted
            .add(Column::Currency.eq(&range.currency))
            .add_option(range.min.map(|min| Column::PriceMinor.gte(min)))
            .add_option(range.max.map(|max| Column::PriceMinor.lte(max)))
    }
}

impl Sort {
    pub fn of(word: &str) -> Self {
        match word {
            "newest" => Self::Newest,
            "name" => Self::Name,
            "cheapest" => Self::Cheapest,
            "dearest" => Self::Dearest,
            "wanted" => Self::Wanted,
            _ => Self::Place,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Newest => "newest",
            Self::Name => "name",
            Self::Cheapest => "cheapest",
            Self::Dearest => "dearest",
            Self::Wanted => "wanted",
        }
    }

    pub const ALL: [Self; 6] =
        [Self::Place, Self::Wanted, Self::Newest, Self::Name, Self::Cheapest, Self::Dearest];

    /// What a cursor of this order looks like.
    pub fn sample(self) -> Key {
        if self == Self::Name { Key::Text(String::new()) } else { Key::Number(0) }
    }

    fn descending(self) -> bool {
        matches!(self, Self::Newest | Self::Dearest | Self::Wanted)
    }

    /// A wish without a price comes last, from both ends.
    fn key(self) -> Expr {
        let column = |column: Column| Expr::col((Entity, column));
        match self {
            Self::Place => column(Column::Position),
            Self::Newest => column(Column::CreatedAt),
            Self::Name => Func::lower(column(Column::Name)).into(),
            Self::Cheapest | Self::Dearest => {
                Func::coalesce([column(Column::PriceMinor), Expr::val(self.no_price())]).into()
            }
            Self::Wanted => column(Column::Priority),
        }
    }

    fn key_of(self, item: &Model) -> Key {
        match self {
            Self::Place => Key::Number(item.position),
            Self::Newest => Key::Number(item.created_at.0),
            Self::Name => Key::Text(item.name.clone()),
            Self::Cheapest | Self::Dearest => Key::Number(item.price_minor.unwrap_or(self.no_price())),
            Self::Wanted => Key::Number(item.priority),
        }
    }

    fn no_price(self) -> i64 {
        if self == Self::Dearest { -1 } else { i64::MAX }
    }
}
