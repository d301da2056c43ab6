//! What a person sees first: her own lists, her friends', everybody's, and what is coming up. One statement answers
//! the four as narrow rows of versions; what the lists say is read only for those whose cards nobody has rendered.
use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde::{Serialize, Serializer};

use super::{Moment, sessions::Proof};
use crate::{Error, Result};

mod cards;
mod found;
mod promised;
mod reach;
pub mod statement;

pub use cards::{Card, CardPicture, Owner, cards};
pub use promised::Promised;
pub use reach::{Reach, Reaches};

use found::Found;

pub const OWN: usize = 6;
pub const FRIENDS: usize = 12;
pub const PUBLIC: usize = 6;
pub const UPCOMING: usize = 4;
pub const PROMISED: usize = 3;
const UPCOMING_DAYS: u64 = 60;

#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Dashboard {
    pub own: Section,
    pub friends: Section,
    pub public: Section,
    pub upcoming: Vec<Row>,
    /// What she still has to give, the next day first; one more than is shown, if there are more.
    pub promised: Vec<Promised>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    pub rows: Vec<Row>,
    /// There is more behind the last of these.
    pub more: bool,
}

/// A list by its version: all that is needed to know whether its card is still the one we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    pub id: i64,
    pub version: Moment,
    pub event_date: Option<NaiveDate>,
}

/// As numbers: thirty of them are the print of each page that shows them.
impl Serialize for Row {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.id, self.version, self.event_date.map(|day| day.num_days_from_ce())).serialize(to)
    }
}

/// What the statement answers: the lists, and beside them what it was asked to prove.
#[derive(Debug, Default)]
pub struct Answer {
    pub dashboard: Dashboard,
    pub session: Option<Proof>,
}

impl Dashboard {
    /// With a session to prove in the same statement, if somebody's word for it was taken so far.
    pub async fn load(
        db: &impl ConnectionTrait,
        reaches: &Reaches,
        user_id: i64,
        session_id: i64,
        today: NaiveDate,
    ) -> Result<Answer> {
        let values = values(user_id, session_id, today);
        if reaches.of(user_id) == Reach::Far {
            let found = ask(db, Reach::Far, values.clone()).await?;
            if found.is_complete() {
                return Ok(found.answer(session_id));
            }
            reaches.near_for_now(user_id);
        }
        let found = ask(db, Reach::Near, values).await?;
        reaches.learn(user_id, found.crowd);
        Ok(found.answer(session_id))
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let sections = [&self.own, &self.friends, &self.public].into_iter();
        sections.flat_map(|section| &section.rows).chain(&self.upcoming)
    }
}

/// In the order of the statement's parameters.
pub fn values(user_id: i64, session_id: i64, today: NaiveDate) -> Vec<Value> {
    let until = today.checked_add_days(Days::new(UPCOMING_DAYS)).unwrap_or(today);
    let session = [session_id.into(), Moment::now().0.into()];
    let marks = [statement::PART.into(), statement::GIFT.into()];
    [&[user_id.into(), today.into(), until.into()], &session[..], &marks].concat()
}

async fn ask(db: &impl ConnectionTrait, reach: Reach, values: Vec<Value>) -> Result<Found> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), statement::text(reach), values);
    let row =
        db.query_one_raw(statement).await?.ok_or_else(|| Error::internal("the statement has no row"))?;
    Found::read(&row)
}

impl Section {
    fn of(mut rows: Vec<Row>, size: usize) -> Self {
        rows.sort_by_key(|row| Reverse((row.version, row.id)));
        let more = rows.len() > size;
        rows.truncate(size);
        Self { rows, more }
    }
}
