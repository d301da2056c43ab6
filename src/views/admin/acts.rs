//! What administrators did, in words for whoever reads it.
use serde::Serialize;

use crate::models::{
    Moment,
    audits::{self, Subject},
};

pub const ACTS_A_PAGE: usize = 20;

#[derive(Serialize)]
pub struct Acts {
    acts: Vec<Act>,
    more: String,
}

/// The template has a sentence for each act, and one for each kind of subject.
#[derive(Serialize, Default)]
struct Act {
    who: String,
    act: String,
    kind: &'static str,
    whom: String,
    id: String,
    count: u64,
    place: String,
    at: Moment,
}

impl Acts {
    /// Of one more than fit.
    pub fn new(mut found: audits::Acts) -> Self {
        let mut more = String::new();
        if found.rows.len() > ACTS_A_PAGE {
            found.rows.truncate(ACTS_A_PAGE);
            more = format!("/admin?before={}", found.rows.last().map_or(0, |last| last.id));
        }
        let acts = found.rows.iter().map(|row| Act::new(row, &found)).collect();
        Self { acts, more }
    }
}

impl Act {
    fn new(row: &audits::Model, found: &audits::Acts) -> Self {
        let name = |id: &i64| found.people.get(id).map(|person| person.name.clone()).unwrap_or_default();
        let who = row.actor_id.as_ref().map(name).unwrap_or_default();
        let act = Self { who, act: row.act.clone(), at: row.created_at, ..Self::default() };
        match row.subject() {
            Subject::Person(id) => Self { kind: "person", whom: name(&id), id: id.to_string(), ..act },
            Subject::Job(id) => Self { kind: "job", id, ..act },
            Subject::Jobs(count, place) => Self { kind: "jobs", count, place, ..act },
            Subject::Process(id) => Self { kind: "process", id, ..act },
            Subject::Recipe(id) => Self { kind: "recipe", id, ..act },
            Subject::Recipes(count) => Self { kind: "recipes", count, ..act },
            Subject::Other(id) => Self { kind: "other", id, ..act },
        }
    }
}
