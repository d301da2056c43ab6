//! Who is looking. Every read that reaches a person starts from one of these.
use std::sync::Arc;

use sea_orm::FromQueryResult;

use super::Moment;
use crate::views::Locale;

#[derive(Clone, Debug, Default)]
pub struct Viewer {
    person: Option<Arc<Person>>,
}

/// The signed-in person, as the session's one statement returns them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Person {
    pub id: i64,
    pub session_id: i64,
    pub name: String,
    pub handle: String,
    pub email: String,
    pub admin: bool,
    pub locale: String,
    pub time_zone: String,
    pub currency: String,
    pub theme: String,
    pub email_confirmed_at: Option<Moment>,
    pub updated_at: Moment,
    /// What is still to be read under News.
    pub unread: i64,
}

impl Viewer {
    pub fn guest() -> Self {
        Self::default()
    }

    pub fn person(&self) -> Option<&Person> {
        self.person.as_deref()
    }

    pub fn id(&self) -> Option<i64> {
        self.person().map(|person| person.id)
    }

    pub fn is(&self, user_id: i64) -> bool {
        self.id() == Some(user_id)
    }

    pub fn is_admin(&self) -> bool {
        self.person().is_some_and(|person| person.admin)
    }
}

impl From<Person> for Viewer {
    fn from(person: Person) -> Self {
        Self { person: Some(Arc::new(person)) }
    }
}

impl From<Arc<Person>> for Viewer {
    fn from(person: Arc<Person>) -> Self {
        Self { person: Some(person) }
    }
}

impl Person {
    pub fn reads(&self) -> Locale {
        Locale::new(&self.locale, &self.time_zone)
    }
}
