//! What a person sees first: her own lists, her friends', everybody's, and what is coming up. One statement answers
//! the four as narrow rows of versions; what the lists say is read only for those whose cards nobody has rendered.
use chrono::{Days, NaiveDate};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use super::Moment;
use crate::Result;

mod cards;

pub use cards::{Card, CardPicture, Owner, cards};

pub const OWN: usize = 6;
pub const FRIENDS: usize = 12;
pub const PUBLIC: usize = 6;
pub const UPCOMING: usize = 4;
const UPCOMING_DAYS: u64 = 60;

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Dashboard {
    pub own: Section,
    pub friends: Section,
    pub public: Section,
    pub upcoming: Vec<Row>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Section {
    pub rows: Vec<Row>,
    /// There is more behind the last of these.
    pub more: bool,
}

/// A list by its version: all that is needed to know whether its card is still the one we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Row {
    section: i32,
    pub id: i64,
    pub version: Moment,
    pub event_date: Option<NaiveDate>,
}

impl Dashboard {
    pub async fn load(db: &impl ConnectionTrait, user_id: i64, today: NaiveDate) -> Result<Self> {
        let until = today.checked_add_days(Days::new(UPCOMING_DAYS)).unwrap_or(today);
        // One more of each than is shown tells whether there is more.
        let sizes = [OWN, FRIENDS, PUBLIC, UPCOMING].map(|size| Value::from(size as i64 + 1));
        let values = [vec![user_id.into(), today.into(), until.into()], sizes.to_vec()].concat();
        let statement = Statement::from_sql_and_values(db.get_database_backend(), UNIFIED, values);
        Ok(Self::of(Row::find_by_statement(statement).all(db).await?))
    }

    fn of(rows: Vec<Row>) -> Self {
        let section = |number, size| Section::of(&rows, number, size);
        Self {
            own: section(0, OWN),
            friends: section(1, FRIENDS),
            public: section(2, PUBLIC),
            upcoming: section(3, UPCOMING).rows,
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        let sections = [&self.own, &self.friends, &self.public].into_iter();
        sections.flat_map(|section| &section.rows).chain(&self.upcoming)
    }
}

impl Section {
    fn of(rows: &[Row], number: i32, size: usize) -> Self {
        let mut rows: Vec<Row> = rows.iter().copied().filter(|row| row.section == number).collect();
        let more = rows.len() > size;
        rows.truncate(size);
        Self { rows, more }
    }
}

/// The friends' ids are two indexed look-ups, never an OR; each branch walks one index in its own order and stops at
/// its limit. `visible.rs` says the same as a condition; a test holds the two together.
const UNIFIED: &str = "
WITH friends(id) AS (
    SELECT high_id FROM connections WHERE low_id = $1 AND state = 'accepted'
    UNION ALL
    SELECT low_id FROM connections WHERE high_id = $1 AND state = 'accepted'
), blocked(id) AS (
    SELECT high_id FROM connections WHERE low_id = $1 AND state = 'blocked'
    UNION ALL
    SELECT low_id FROM connections WHERE high_id = $1 AND state = 'blocked'
), own AS (
    SELECT id, updated_at, event_date FROM wishlists
    WHERE user_id = $1 AND deleted_at IS NULL AND archived_at IS NULL
    ORDER BY updated_at DESC, id DESC LIMIT $4
), of_friends AS (
    SELECT id, updated_at, event_date FROM wishlists
    WHERE user_id IN (SELECT id FROM friends) AND visibility <> 'private'
      AND deleted_at IS NULL AND archived_at IS NULL
    ORDER BY updated_at DESC, id DESC LIMIT $5
), of_everybody AS (
    SELECT id, updated_at, event_date FROM wishlists
    WHERE visibility = 'public' AND deleted_at IS NULL AND archived_at IS NULL AND user_id <> $1
      AND user_id NOT IN (SELECT id FROM friends) AND user_id NOT IN (SELECT id FROM blocked)
    ORDER BY updated_at DESC, id DESC LIMIT $6
), coming AS (
    SELECT id, updated_at, event_date FROM wishlists
    WHERE user_id IN (SELECT id FROM friends) AND visibility <> 'private'
      AND deleted_at IS NULL AND archived_at IS NULL AND event_date BETWEEN $2 AND $3
    ORDER BY event_date, id LIMIT $7
)
SELECT 0 AS section, id, updated_at AS version, event_date FROM own
UNION ALL SELECT 1, id, updated_at, event_date FROM of_friends
UNION ALL SELECT 2, id, updated_at, event_date FROM of_everybody
UNION ALL SELECT 3, id, updated_at, event_date FROM coming";
