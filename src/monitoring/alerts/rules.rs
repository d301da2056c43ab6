//! What is watched, and from which value on it is bad. Thresholds are settings.
use loco_rs::app::AppContext;

use crate::{
    Result,
    app::settings,
    configuration::Alerts,
    models::{
        Moment,
        alerts::Verdict,
        measurements::{self, Point},
    },
    monitoring::{metrics::Seen, process},
};

/// How many minutes a look takes in.
const MINUTES: i64 = 5;
/// It is well again this share of the threshold away from it.
const BAND: f64 = 0.2;
/// Fewer than these say nothing about how things go.
const FEW_STATEMENTS: i64 = 50;
const FEW_LOOKUPS: i64 = 100;
const FEW_REQUESTS: i64 = 20;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub name: &'static str,
    pub threshold: f64,
    pub bad: Bad,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    Above,
    Below,
}

/// What was seen at one look; what there was too little of, or nobody could say, is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readings(Vec<(&'static str, f64)>);

impl Rule {
    pub fn all(limits: &Alerts) -> [Self; 6] {
        let above = |name, threshold| Self { name, threshold, bad: Bad::Above };
        let below = |name, threshold| Self { name, threshold, bad: Bad::Below };
        [
            above("statements", limits.statement_ms),
            below("cache", limits.hit_rate),
            above("jobs", limits.failed_jobs),
            above("queue", limits.queue_latency_s),
            below("disk", limits.disk_free),
            above("errors", limits.error_rate),
        ]
    }

    /// Where there is nothing to see, nothing is bad.
    pub fn verdict(&self, value: Option<f64>) -> Verdict {
        let Some(value) = value else { return Verdict::Well };
        let (is_bad, is_well) = match self.bad {
            Bad::Above => (value > self.threshold, value <= self.threshold * (1.0 - BAND)),
            Bad::Below => (value < self.threshold, value >= (self.threshold * (1.0 + BAND)).min(1.0)),
        };
        match (is_bad, is_well) {
            (true, _) => Verdict::Bad,
            (false, true) => Verdict::Well,
            (false, false) => Verdict::Between,
        }
    }
}

impl Readings {
    /// The last five whole minutes of all processes in one statement, and the queue as it stands.
    pub async fn take(ctx: &AppContext, now: Moment) -> Result<Self> {
        let from = Moment(now.0.div_euclid(60_000_000) * 60_000_000).plus_minutes(-MINUTES);
        let points = measurements::points(&ctx.db, from, MINUTES, 1).await?;
        let point = points.into_iter().flatten().next().unwrap_or_default();
        let mut readings = Self::default();
        readings.of_the_fleet(&point);
        let here = process::disk(&settings(ctx).data).map(|(free, whole)| free as f64 / whole.max(1) as f64);
        let elsewhere = (point.minutes > 0).then(|| point.disk_free_permille as f64 / 1000.0);
        readings.note("disk", here.into_iter().chain(elsewhere).reduce(f64::min));
        if let Some(seen) = Seen::of(ctx).await {
            let failed: u64 = seen.minutes(from, MINUTES + 1).iter().map(|minute| minute.failed).sum();
            readings.note("jobs", Some(failed as f64));
            readings.note("queue", Some(seen.latency()));
        }
        Ok(readings)
    }

    pub fn value(&self, name: &str) -> Option<f64> {
        self.0.iter().find(|(one, _)| *one == name).map(|(_, value)| *value)
    }

    fn of_the_fleet(&mut self, point: &Point) {
        let enough = |count: i64, few: i64| count >= few;
        self.note("statements", point.statement_ms().filter(|_| enough(point.statements, FEW_STATEMENTS)));
        self.note("cache", point.hit_rate().filter(|_| enough(point.cache_asked, FEW_LOOKUPS)));
        self.note("errors", point.error_rate().filter(|_| enough(point.requests, FEW_REQUESTS)));
    }

    fn note(&mut self, name: &'static str, value: Option<f64>) {
        self.0.extend(value.map(|value| (name, value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Bad as IsBad, Between, Well};

    #[test]
    fn each_rule_knows_bad_from_well_and_what_lies_between() {
        let limits = Alerts {
            statement_ms: 100.0,
            hit_rate: 0.7,
            failed_jobs: 10.0,
            queue_latency_s: 60.0,
            disk_free: 0.1,
            error_rate: 0.01,
            ..Alerts::default()
        };
        let rules = Rule::all(&limits);
        for (name, value, verdict) in [
            ("statements", 100.1, IsBad),
            ("statements", 100.0, Between),
            ("statements", 80.0, Well),
            ("cache", 0.69, IsBad),
            ("cache", 0.8, Between),
            ("cache", 0.84, Well),
            ("jobs", 11.0, IsBad),
            ("jobs", 10.0, Between),
            ("jobs", 8.0, Well),
            ("queue", 61.0, IsBad),
            ("disk", 0.09, IsBad),
            ("disk", 0.13, Well),
            ("errors", 0.02, IsBad),
            ("errors", 0.0, Well),
        ] {
            let rule = rules.iter().find(|rule| rule.name == name).unwrap();
            assert_eq!(rule.verdict(Some(value)), verdict, "{name} at {value}");
            assert_eq!(rule.verdict(None), Well, "{name} with nothing to see");
        }
    }

    #[test]
    fn a_cache_that_must_be_perfect_can_still_be_well() {
        let rule = Rule { name: "cache", threshold: 0.95, bad: Bad::Below };
        assert_eq!(rule.verdict(Some(1.0)), Well);
    }
}
