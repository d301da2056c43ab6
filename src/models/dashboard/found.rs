//! The statement's one row, and what its words say.
use sea_orm::FromQueryResult;

use super::{Answer, Dashboard, FRIENDS, OWN, PUBLIC, Promised, Row, Section, UPCOMING};
use crate::{
    Error, Result,
    models::{Moment, sessions::Proof},
};

#[derive(FromQueryResult)]
pub(super) struct Found {
    own: Option<String>,
    of_friends: Option<String>,
    of_everybody: Option<String>,
    coming: Option<String>,
    promised: Option<String>,
    crowd: i64,
    person_version: Option<Moment>,
    unread: i64,
}

/// The same, understood.
pub(super) struct Read {
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
    pub fn read(&self) -> Result<Read> {
        let promised = Promised::all_in(self.promised.as_deref().unwrap_or_default());
        Ok(Read {
            own: rows(self.own.as_deref())?,
            of_friends: rows(self.of_friends.as_deref())?,
            of_everybody: rows(self.of_everybody.as_deref())?,
            coming: rows(self.coming.as_deref())?,
            promised: promised.ok_or_else(unclear)?,
            crowd: self.crowd,
            person_version: self.person_version,
            unread: self.unread,
        })
    }
}

impl Read {
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

fn rows(words: Option<&str>) -> Result<Vec<Row>> {
    let words = words.unwrap_or_default().split(',').filter(|word| !word.is_empty());
    words.map(|word| row(word).ok_or_else(unclear)).collect()
}

fn row(word: &str) -> Option<Row> {
    let mut parts = word.split(' ');
    let (id, version, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Row { id: id.parse().ok()?, version: Moment(version.parse().ok()?), event_date: day.parse().ok() })
}

fn unclear() -> Error {
    Error::internal("the statement said something nobody understands")
}
