//! Pages that stay true while others add and remove: the next one begins after a row, not after a number of rows.
//! A cursor is the last row's key and its id; rows with the same key are told apart by their ids.
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, Order, QueryFilter, QueryOrder, Select,
    sea_query::{Expr, ExprTrait, Func},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    key: Key,
    id: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Key {
    Number(i64),
    Text(String),
    Day(NaiveDate),
}

/// Some rows, and where the next ones begin if there are any.
#[derive(Clone, Debug)]
pub struct Slice<T> {
    pub rows: Vec<T>,
    pub next: Option<Cursor>,
}

/// `rows` from the cursor on, in the order of `key` and `id`.
pub fn after<E: EntityTrait>(
    rows: Select<E>,
    key: Expr,
    id: impl ColumnTrait,
    descending: bool,
    cursor: Option<&Cursor>,
) -> Select<E> {
    let order = if descending { Order::Desc } else { Order::Asc };
    let rows = rows.order_by(key.clone(), order.clone()).order_by(id, order);
    match cursor {
        Some(cursor) => rows.filter(beyond(key, id, descending, cursor)),
        None => rows,
    }
}

fn beyond(key: Expr, id: impl ColumnTrait, descending: bool, cursor: &Cursor) -> Condition {
    let value = || cursor.key.clone().expr();
    let same = Condition::all().add(key.clone().eq(value()));
    if descending {
        Condition::any().add(key.lt(value())).add(same.add(id.lt(cursor.id)))
    } else {
        Condition::any().add(key.gt(value())).add(same.add(id.gt(cursor.id)))
    }
}

impl Cursor {
    pub fn behind(key: Key, id: i64) -> Self {
        Self { key, id }
    }

    pub fn encode(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// A cursor of another order, or one that somebody made up, is none: the first page.
    pub fn decode(word: &str, like: &Key) -> Option<Self> {
        let cursor: Self = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(word).ok()?).ok()?;
        let same_kind = std::mem::discriminant(&cursor.key) == std::mem::discriminant(like);
        // PostgreSQL has no text with a NUL in it.
        let sane = !matches!(&cursor.key, Key::Text(text) if text.contains('\0'));
        (same_kind && sane).then_some(cursor)
    }
}

impl<T> Slice<T> {
    /// Of `size` rows and one more, which only tells that there are more.
    pub fn of(mut rows: Vec<T>, size: usize, place: impl Fn(&T) -> (Key, i64)) -> Self {
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(|last| {
            let (key, id) = place(last);
            Cursor { key, id }
        });
        Self { rows, next }
    }
}

impl Key {
    /// Texts are compared without case, lowered by the database on both sides: two ways of lowering differ in some
    /// alphabet.
    fn expr(self) -> Expr {
        match self {
            Self::Number(number) => Expr::val(number),
            Self::Text(text) => Func::lower(Expr::val(text)).into(),
            Self::Day(day) => Expr::val(day),
        }
    }
}
