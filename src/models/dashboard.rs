//! What a person sees first: her own lists, her friends', everybody's, and what is coming up. One statement answers
//! the four as narrow rows of versions; what the lists say is read only for those whose cards nobody has rendered.
use std::cmp::Reverse;

use chrono::{Days, NaiveDate};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

use super::{Moment, sessions::Proof};
use crate::Result;

mod cards;
mod promised;
mod reach;
mod statement;

pub use cards::{Card, CardPicture, Owner, cards};
pub use promised::Promised;
pub use reach::{Reach, Reaches};
pub use statement::text;

pub const OWN: usize = 6;
pub const FRIENDS: usize = 12;
pub const PUBLIC: usize = 6;
pub const UPCOMING: usize = 4;
pub const PROMISED: usize = 3;
const UPCOMING_DAYS: u64 = 60;

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dashboard {
    pub own: Section,
    pub friends: Section,
    pub public: Section,
    pub upcoming: Vec<Row>,
    /// What she still has to give, the next day first; one more than is shown, if there are more.
    pub promised: Vec<Promised>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Section {
    pub rows: Vec<Row>,
    /// There is more behind the last of these.
    pub more: bool,
}

/// A list by its version: all that is needed to know whether its card is still the one we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    section: i32,
    pub id: i64,
    pub version: Moment,
    pub event_date: Option<NaiveDate>,
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
                return Ok(found.into());
            }
            reaches.near_for_now(user_id);
        }
        let found = ask(db, Reach::Near, values).await?;
        reaches.learn(user_id, found.lists_of_friends());
        Ok(found.into())
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let sections = [&self.own, &self.friends, &self.public].into_iter();
        sections.flat_map(|section| &section.rows).chain(&self.upcoming)
    }
}

/// In the order of the statement's parameters.
pub fn values(user_id: i64, session_id: i64, today: NaiveDate) -> Vec<Value> {
    let until = today.checked_add_days(Days::new(UPCOMING_DAYS)).unwrap_or(today);
    // One more of each than is shown tells whether there is more.
    let sizes = [OWN, FRIENDS, PUBLIC, UPCOMING].map(|size| Value::from(size as i64 + 1));
    let session = [session_id.into(), Moment::now().0.into(), (PROMISED as i64 + 1).into()];
    [vec![user_id.into(), today.into(), until.into()], sizes.to_vec(), session.to_vec()].concat()
}

async fn ask(db: &impl ConnectionTrait, reach: Reach, values: Vec<Value>) -> Result<Found> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), text(reach), values);
    let rows = db.query_all_raw(statement).await?;
    let lists = rows.iter().map(Row::of).collect::<Result<Vec<_>, DbErr>>()?;
    let gives = rows.iter().zip(&lists).filter(|(_, row)| row.section == statement::PROMISED);
    let promised = gives.map(|(said, row)| Promised::of(said, row)).collect::<Result<_, DbErr>>()?;
    Ok(Found { lists, promised })
}

impl Row {
    /// By place: looking for each of a hundred names takes longer than reading them.
    fn of(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            section: row.try_get_by_index(0)?,
            id: row.try_get_by_index(1)?,
            version: row.try_get_by_index(2)?,
            event_date: row.try_get_by_index(3)?,
        })
    }
}

struct Found {
    lists: Vec<Row>,
    promised: Vec<Promised>,
}

impl Found {
    fn section(&self, number: i32) -> impl Iterator<Item = Row> {
        self.lists.iter().copied().filter(move |row| row.section == number)
    }

    fn lists_of_friends(&self) -> i64 {
        self.section(statement::CROWD).next().map_or(0, |row| row.id)
    }

    /// Whoever looked only so far knows that nothing is behind if all they looked for was before.
    fn is_complete(&self) -> bool {
        self.section(statement::FRIENDS).count() > FRIENDS
            && self.section(statement::UPCOMING).count() > UPCOMING
    }

    fn proof(&self) -> Option<Proof> {
        let session = self.section(statement::SESSION).next()?;
        let unread = self.section(statement::UNREAD).next()?.id;
        Some(Proof { session_id: session.id, person_version: session.version, unread })
    }
}

impl From<Found> for Answer {
    fn from(found: Found) -> Self {
        let mut upcoming: Vec<Row> = found.section(statement::UPCOMING).collect();
        upcoming.sort_by_key(|row| (row.event_date, row.id));
        upcoming.truncate(UPCOMING);
        let section = |number, size| Section::of(found.section(number).collect(), size);
        let dashboard = Dashboard {
            own: section(statement::OWN, OWN),
            friends: section(statement::FRIENDS, FRIENDS),
            public: section(statement::PUBLIC, PUBLIC),
            upcoming,
            promised: Vec::new(),
        };
        let session = found.proof();
        Self { dashboard: Dashboard { promised: found.promised, ..dashboard }, session }
    }
}

impl Section {
    fn of(mut rows: Vec<Row>, size: usize) -> Self {
        rows.sort_by_key(|row| Reverse((row.version, row.id)));
        let more = rows.len() > size;
        rows.truncate(size);
        Self { rows, more }
    }
}
