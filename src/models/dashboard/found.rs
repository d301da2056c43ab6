//! The statement's one row, and what its words say.
use chrono::NaiveDate;
use sea_orm::QueryResult;

use super::{Answer, Dashboard, FRIENDS, OWN, PUBLIC, Promised, Row, Section, UPCOMING};
use crate::{
    Error, Result,
    models::{Moment, sessions::Proof},
};

pub(super) struct Found {
    own: Vec<Row>,
    of_friends: Vec<Row>,
    of_everybody: Vec<Row>,
    coming: Vec<Row>,
    promised: Vec<Promised>,
    /// How many lists of friends were looked at.
    pub crowd: i64,
    person_version: Option<Moment>,
    unread: i64,
}

impl Found {
    pub fn read(said: &QueryResult) -> Result<Self> {
        let words = |name| Ok::<_, Error>(said.try_get::<Option<String>>("", name)?.unwrap_or_default());
        let rows = |name| rows(&words(name)?);
        Ok(Self {
            own: rows("own")?,
            of_friends: rows("of_friends")?,
            of_everybody: rows("of_everybody")?,
            coming: rows("coming")?,
            promised: Promised::all_in(&words("promised")?).ok_or_else(unclear)?,
            crowd: said.try_get("", "crowd")?,
            person_version: said.try_get("", "person_version")?,
            unread: said.try_get("", "unread")?,
        })
    }

    /// Whoever looked only so far knows that nothing is behind if all they looked for was before.
    pub fn is_complete(&self) -> bool {
        self.of_friends.len() > FRIENDS && self.coming.len() > UPCOMING
    }

    pub fn answer(mut self, session_id: i64) -> Answer {
        let unread = self.unread;
        self.coming.sort_by_key(|row| (row.event_date, row.id));
        self.coming.truncate(UPCOMING);
        Answer {
            session: self.person_version.map(|person_version| Proof { session_id, person_version, unread }),
            dashboard: Dashboard {
                own: Section::of(self.own, OWN),
                friends: Section::of(self.of_friends, FRIENDS),
                public: Section::of(self.of_everybody, PUBLIC),
                upcoming: self.coming,
                promised: self.promised,
            },
        }
    }
}

fn rows(words: &str) -> Result<Vec<Row>> {
    let words = words.split(',').filter(|word| !word.is_empty());
    words.map(|word| row(word).ok_or_else(unclear)).collect()
}

fn row(word: &str) -> Option<Row> {
    let mut parts = word.split(' ');
    let (id, version, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Row { id: id.parse().ok()?, version: Moment(version.parse().ok()?), event_date: date(day) })
}

/// A third of what reading a row would cost if it could be in other forms.
fn date(day: &str) -> Option<NaiveDate> {
    let mut parts = day.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn unclear() -> Error {
    Error::internal("the statement said something nobody understands")
}
