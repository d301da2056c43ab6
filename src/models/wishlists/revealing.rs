//! When the surprise ends. The owner decides, and a change that ends it sooner is asked twice.
use chrono::{Days, NaiveDate, Utc};
use chrono_tz::Tz;

use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{ActiveModel, Model};
use crate::Result;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    Never,
    AfterEvent,
    Always,
}

impl Reveal {
    pub const ALL: [Self; 3] = [Self::Never, Self::AfterEvent, Self::Always];

    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterEvent => "after_event",
            Self::Always => "always",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reveal| reveal.word() == word)
    }

    /// A list with a day is shown the morning after.
    pub fn default_for(event_date: Option<NaiveDate>) -> Self {
        if event_date.is_some() { Self::AfterEvent } else { Self::Never }
    }

    /// The first day on which the owner sees who gives what; none is never.
    fn first_day(self, event_date: Option<NaiveDate>) -> Option<NaiveDate> {
        match self {
            Self::Never => None,
            Self::AfterEvent => event_date.and_then(|day| day.checked_add_days(Days::new(1))),
            Self::Always => Some(NaiveDate::MIN),
        }
    }
}

/// The day it is now in a person's own zone.
pub fn today(zone: &str) -> NaiveDate {
    Utc::now().with_timezone(&zone.parse::<Tz>().unwrap_or(Tz::UTC)).date_naive()
}

impl Model {
    pub fn reveal(&self) -> Reveal {
        Reveal::named(&self.reveal).unwrap_or(Reveal::Never)
    }

    pub fn is_revealed(&self, today: NaiveDate) -> bool {
        self.reveal().first_day(self.event_date).is_some_and(|first| first <= today)
    }

    /// Whether this policy, or this day, would show her gifts sooner than she was promised.
    pub fn ends_surprise_sooner(&self, reveal: Reveal, event_date: Option<NaiveDate>) -> bool {
        let first = |day: Option<NaiveDate>| day.unwrap_or(NaiveDate::MAX);
        first(reveal.first_day(event_date)) < first(self.reveal().first_day(self.event_date))
    }

    pub async fn reveals(self, db: &impl ConnectionTrait, reveal: Reveal) -> Result<Self> {
        let mut list: ActiveModel = self.into();
        list.reveal = Set(reveal.word().into());
        Ok(list.update(db).await?)
    }
}
