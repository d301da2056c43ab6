//! Periodic jobs: when a tick is due. A tick is a moment that every process computes alike (a cron time, or a multiple
//! of the interval since 1970), so the fleet can agree on having run it once.
use std::{str::FromStr, time::Duration};

use chrono::{DateTime, Utc};
use croner::Cron;

use super::{error::QueueError, push::NewJob};

#[derive(Clone, Debug)]
pub enum Schedule {
    /// Five fields, or six with seconds; UTC.
    Cron(Box<Cron>),
    Every(Duration),
}

#[derive(Clone, Debug)]
pub(crate) struct Periodic {
    pub(crate) name: String,
    pub(crate) schedule: Schedule,
    pub(crate) job: NewJob,
}

impl Schedule {
    pub fn cron(line: &str) -> Result<Self, QueueError> {
        let cron =
            Cron::from_str(line).map_err(|error| QueueError::Schedule(format!("{line:?}: {error}")))?;
        Ok(Self::Cron(Box::new(cron)))
    }

    pub fn every(interval: Duration) -> Self {
        Self::Every(interval)
    }

    /// The latest tick that is due, in seconds since 1970.
    pub(crate) fn last_tick(&self, now: f64) -> Option<f64> {
        match self {
            Self::Every(interval) => {
                let step = interval.as_secs_f64().max(0.01);
                Some((now / step).floor() * step)
            }
            Self::Cron(cron) => {
                let now: DateTime<Utc> = DateTime::from_timestamp(now as i64, 0)?;
                Some(cron.find_previous_occurrence(&now, true).ok()?.timestamp() as f64)
            }
        }
    }
}

impl From<Duration> for Schedule {
    fn from(interval: Duration) -> Self {
        Self::Every(interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_is_the_same_moment_for_everyone_who_asks_within_it() {
        let night = Schedule::cron("0 3 * * *").unwrap();
        let three = 1_763_607_600.0; // 2025-11-20 03:00 UTC
        assert_eq!(night.last_tick(three + 1.0), Some(three));
        assert_eq!(night.last_tick(three + 86_399.0), Some(three));
        assert_eq!(night.last_tick(three - 1.0), Some(three - 86_400.0));
        assert_eq!(Schedule::every(Duration::from_mins(1)).last_tick(three + 59.9), Some(three));
    }

    #[test]
    fn a_line_that_is_no_schedule_says_so() {
        let error = Schedule::cron("every now and then").unwrap_err().to_string();
        assert!(error.starts_with("not a schedule: \"every now and then\""), "{error}");
    }
}
