//! How often and when a failed job runs again: Sidekiq's `retry` field, and the delay before each try.
use std::time::Duration;

use rand::Rng as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The job's own wish, as it stands on the wire: `true` or nothing, `false`, or a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Retry {
    #[default]
    Default,
    /// As in Ruby: failed means gone, without a place in the dead set.
    Never,
    Max(u32),
}

/// What holds for jobs that say nothing themselves.
#[derive(Clone, Debug)]
pub struct RetryPolicy {
    pub max: u32,
    pub backoff: Backoff,
}

#[derive(Clone, Debug)]
pub enum Backoff {
    /// `count⁴ + 15` seconds and some jitter: 15 s, 16 s, 31 s, 96 s, 271 s, …
    Sidekiq,
    /// The same pause each time; for tests.
    Fixed(Duration),
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max: 5, backoff: Backoff::Sidekiq }
    }
}

impl RetryPolicy {
    pub(crate) fn tries(&self, wish: Retry) -> u32 {
        match wish {
            Retry::Default => self.max,
            Retry::Never => 0,
            Retry::Max(max) => max,
        }
    }

    pub(crate) fn delay(&self, count: u32) -> Duration {
        match self.backoff {
            Backoff::Fixed(pause) => pause,
            Backoff::Sidekiq => {
                let jitter = rand::rng().random_range(0..10 * (u64::from(count) + 1));
                Duration::from_secs(u64::from(count).saturating_pow(4).saturating_add(15 + jitter))
            }
        }
    }
}

impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Default => to.serialize_bool(true),
            Self::Never => to.serialize_bool(false),
            Self::Max(max) => to.serialize_u32(*max),
        }
    }
}

/// Ruby takes whatever is neither `false` nor an integer for "the default", `null` too; so must we.
impl<'de> Deserialize<'de> for Retry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(from)? {
            Value::Bool(false) => Self::Never,
            Value::Number(n) if n.is_i64() || n.is_u64() => {
                Self::Max(n.as_u64().unwrap_or(0).try_into().unwrap_or(u32::MAX))
            }
            _ => Self::Default,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_retry_field_is_read_as_ruby_reads_it() {
        for (json, wish) in [
            ("true", Retry::Default),
            ("null", Retry::Default),
            ("\"often\"", Retry::Default),
            ("false", Retry::Never),
            ("0", Retry::Max(0)),
            ("25", Retry::Max(25)),
            ("-1", Retry::Max(0)),
        ] {
            assert_eq!(serde_json::from_str::<Retry>(json).unwrap(), wish, "{json}");
        }
    }

    #[test]
    fn each_pause_is_longer_than_the_last() {
        let policy = RetryPolicy::default();
        let shortest = |count: u32| u64::from(count).pow(4) + 15;
        for count in 0..25 {
            let delay = policy.delay(count).as_secs();
            assert!((shortest(count)..shortest(count) + 10 * (u64::from(count) + 1)).contains(&delay));
        }
    }
}
