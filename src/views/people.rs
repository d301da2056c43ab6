//! People as they stand beside what they did: a name, a coloured circle, a way to their page.
use serde::Serialize;

use super::frame::{hue, initials};
use crate::models::{Moment, connections::Known, users};

#[derive(Clone, Debug, Serialize)]
pub struct PersonTag {
    pub id: i64,
    pub name: String,
    pub handle: String,
    pub initials: String,
    pub hue: u8,
}

impl PersonTag {
    pub fn new(id: i64, name: &str, handle: &str) -> Self {
        Self { id, name: name.into(), handle: handle.into(), initials: initials(name), hue: hue(id) }
    }
}

impl From<&users::Model> for PersonTag {
    fn from(user: &users::Model) -> Self {
        Self::new(user.id, &user.name, &user.handle)
    }
}

/// One line of a list of people.
#[derive(Clone, Debug, Serialize)]
pub struct PersonRow {
    pub person: PersonTag,
    pub at: Moment,
}

impl From<&Known> for PersonRow {
    fn from(known: &Known) -> Self {
        Self { person: PersonTag::new(known.id, &known.name, &known.handle), at: known.updated_at }
    }
}
