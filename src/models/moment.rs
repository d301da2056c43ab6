//! A point in time as whole microseconds since 1970: the same number in SQLite, PostgreSQL, cache keys and cursors.
//! Text timestamps differ in format and order between databases, and a cache key needs neither.
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Utc};
use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize,
)]
pub struct Moment(pub i64);

impl Moment {
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }

    /// Now, but always later than `before`: a version must grow even within a microsecond or when the clock steps
    /// back, or a cache would show what was.
    pub fn later_than(before: Self) -> Self {
        Self::now().max(Self(before.0 + 1))
    }

    pub fn in_minutes(minutes: i64) -> Self {
        Self::now().plus_minutes(minutes)
    }

    pub fn in_days(days: i64) -> Self {
        Self::in_minutes(days * 24 * 60)
    }

    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + minutes * 60_000_000)
    }

    pub fn is_past(self) -> bool {
        self <= Self::now()
    }

    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }
}
