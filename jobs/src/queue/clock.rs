//! Time on the wire. Sidekiq up to 7 writes seconds as a float, Sidekiq 8 milliseconds as an integer; both readers
//! understand float seconds, so that is what we write, and we read both.
use std::time::Duration;

/// Seconds since 1970. Above this a number can only be milliseconds (as seconds it would be the year 5138).
const LATEST_SECONDS: f64 = 1e11;

pub(crate) fn now() -> f64 {
    chrono::Utc::now().timestamp_micros() as f64 / 1e6
}

pub(crate) fn after(delay: Duration) -> f64 {
    now() + delay.as_secs_f64()
}
pub(crate) fn day(at: f64) -> String {
    chrono::DateTime::from_timestamp(at as i64, 0).unwrap_or_default().format("%Y-%m-%d").to_string()
}

pub(crate) fn minute(at: f64) -> i64 {
    (at / 60.0).floor() as i64
}

pub(crate) mod seconds {
    use serde::{Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde hands the field over by reference")]
    pub(crate) fn serialize<S: Serializer>(at: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => to.serialize_f64(*at),
            None => to.serialize_none(),
        }
    }

    /// A time that is no number (a client's mistake) is no time; it must not cost the job.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
        let at = serde_json::Value::deserialize(from)?.as_f64();
        Ok(at.map(|at| if at > super::LATEST_SECONDS { at / 1e3 } else { at }))
    }
}

#[cfg(test)]
mod tests {
    use crate::queue::Job;

    fn created_at(json: &str) -> Option<f64> {
        Job::from_payload(format!(r#"{{"class":"A","created_at":{json}}}"#).as_bytes()).unwrap().created_at
    }

    #[test]
    fn seconds_and_milliseconds_are_the_same_moment() {
        assert_eq!(created_at("1763640000.25"), Some(1_763_640_000.25));
        assert_eq!(created_at("1763640000250"), Some(1_763_640_000.25));
        assert_eq!(created_at("1763640000250.0"), Some(1_763_640_000.25));
        assert_eq!(created_at("\"yesterday\""), None);
    }
}
