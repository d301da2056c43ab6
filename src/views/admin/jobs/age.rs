//! Sidekiq's seconds, as people feel them.
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::models::Moment;

/// A length of time in the largest unit that fits; the texts know the words.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Age {
    unit: &'static str,
    count: u64,
}

impl Age {
    pub fn since(at: f64) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self::of(now.as_secs_f64() - at)
    }

    pub fn of(seconds: f64) -> Self {
        match seconds.max(0.0) as u64 {
            count @ 0..120 => Self { unit: "seconds", count },
            seconds @ 120..7200 => Self { unit: "minutes", count: seconds / 60 },
            seconds @ 7200..172_800 => Self { unit: "hours", count: seconds / 3600 },
            seconds => Self { unit: "days", count: seconds / 86400 },
        }
    }
}

pub fn moment(seconds: f64) -> Moment {
    Moment((seconds * 1e6) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_told_in_a_unit_one_can_feel() {
        let told = |seconds| (Age::of(seconds).count, Age::of(seconds).unit);
        assert_eq!(told(-3.0), (0, "seconds"));
        assert_eq!(told(119.9), (119, "seconds"));
        assert_eq!(told(150.0), (2, "minutes"));
        assert_eq!(told(7200.0), (2, "hours"));
        assert_eq!(told(400_000.0), (4, "days"));
    }
}
