//! Who was behind a token a moment ago, in this process. It opens nothing by itself: a page that starts from memory
//! must have the session proven by the same statement that reads its content, and forget it when the proof fails.
use std::{sync::Arc, time::Duration};

use moka::sync::Cache;

use crate::models::{Moment, Person, Token};

/// Also how long a session may go without being looked at the long way, which notes that it is used.
const KEPT: Duration = Duration::from_mins(10);
const MOST_PEOPLE: u64 = 20_000;

#[derive(Clone)]
pub struct Remembered(Cache<String, Arc<Person>>);

/// What a statement said of a session: that it lasts, as what its person stands in the database, and what is unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    pub session_id: i64,
    pub person_version: Moment,
    pub unread: i64,
}

impl Default for Remembered {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MOST_PEOPLE).time_to_live(KEPT).build())
    }
}

impl Remembered {
    pub fn person(&self, token: &Token) -> Option<Arc<Person>> {
        self.0.get(&token.hash())
    }

    pub fn keep(&self, token: &Token, person: Person) {
        self.0.insert(token.hash(), Arc::new(person));
    }

    pub fn forget(&self, token: &Token) {
        self.0.invalidate(&token.hash());
    }
}

impl Proof {
    /// The person as remembered is the person as they are, but for what they have to read.
    pub fn of(self, person: &Person) -> Option<Person> {
        let same = self.session_id == person.session_id && self.person_version == person.updated_at;
        same.then(|| Person { unread: self.unread, ..person.clone() })
    }
}
