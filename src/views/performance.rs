//! How the house does, for administrators: charts drawn here as paths, lists, and what fires. Nothing of a person.
use std::{sync::Arc, time::Duration};

use moka::sync::Cache;
use serde::Serialize;

mod chart;
mod drawing;

use chart::Chart;

use super::Locale;
use crate::{
    models::{Moment, alerts, named_measurements::Took, shops::Fared},
    monitoring::{
        metrics::Seen,
        report::{Report, Span},
        shapes,
    },
};

/// Each administrator's last report, for five minutes.
#[derive(Clone)]
pub struct Reports(Cache<(i64, Span), Arc<Report>>);

impl Default for Reports {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(200).time_to_live(Duration::from_mins(5)).build())
    }
}

impl Reports {
    pub fn kept(&self, viewer: i64, span: Span) -> Option<Arc<Report>> {
        self.0.get(&(viewer, span))
    }

    pub fn keep(&self, viewer: i64, report: Report) -> Arc<Report> {
        let report = Arc::new(report);
        self.0.insert((viewer, report.span), report.clone());
        report
    }
}

#[derive(Serialize)]
pub struct Performance {
    here: &'static str,
    span: &'static str,
    refresh: String,
    taken_at: Moment,
    /// Beginning, middle and end of every chart.
    times: [String; 3],
    tiles: Vec<Tile>,
    charts: Vec<Chart>,
    routes: Vec<Row>,
    statements: Vec<Explained>,
    shops: Vec<Shop>,
    queues: Vec<Waiting>,
    firing: Vec<Firing>,
}

#[derive(Serialize)]
struct Tile {
    word: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Row {
    name: String,
    times: String,
    average: String,
    slowest: String,
    failed: i64,
}

#[derive(Serialize)]
struct Explained {
    label: String,
    sql: String,
    plan: Option<String>,
    row: Row,
}

#[derive(Serialize)]
struct Shop {
    host: String,
    outcomes: [i64; 4],
    average: String,
}

#[derive(Serialize)]
struct Waiting {
    name: String,
    size: u64,
    latency: String,
}

#[derive(Serialize)]
struct Firing {
    name: String,
    since: Moment,
}

impl Performance {
    pub fn new(report: &Report, locale: &Locale) -> Self {
        let span = report.span.word();
        let here =
            if report.span == Span::Day { "/admin/performance?span=day" } else { "/admin/performance" };
        Self {
            here,
            span,
            refresh: format!("/admin/performance?span={span}&refresh=1"),
            taken_at: report.taken_at,
            times: times(report, locale),
            tiles: tiles(report, locale),
            charts: chart::all(report, locale),
            routes: report.routes.iter().map(|took| Row::new(took, locale)).collect(),
            statements: report
                .statements
                .iter()
                .map(|(took, plan)| Explained::new(took, plan.as_ref(), locale))
                .collect(),
            shops: report.shops.iter().map(|fared| Shop::new(fared, locale)).collect(),
            queues: report.queue.as_ref().map(|seen| waiting(seen, locale)).unwrap_or_default(),
            firing: report.firing.iter().map(Firing::from).collect(),
        }
    }
}

fn times(report: &Report, locale: &Locale) -> [String; 3] {
    let (step, count) = report.span.steps();
    let at = |share: i64| {
        let at = report.from.plus_minutes(step * count as i64 * share / 2);
        at.to_utc().with_timezone(&locale.time_zone).format("%H:%M").to_string()
    };
    [at(0), at(1), at(2)]
}

/// The last stretch that was measured, in numbers.
fn tiles(report: &Report, locale: &Locale) -> Vec<Tile> {
    let Some(point) = report.latest() else { return Vec::new() };
    let number = |value: f64| drawing::short(value, locale);
    let percent =
        |share: Option<f64>| share.map_or_else(|| "–".into(), |share| format!("{} %", number(share * 100.0)));
    let ms = |value: f64| format!("{} ms", number(value));
    let tile = |word, value| Tile { word, value };
    vec![
        tile("requests", number(point.a_minute(point.requests))),
        tile("p99", ms(point.latency().quantile_ms(0.99))),
        tile("errors", percent(point.error_rate())),
        tile("statement", point.statement_ms().map_or_else(|| "–".into(), ms)),
        tile("hits", percent(point.hit_rate())),
        tile("waiting", number(point.jobs_waiting as f64)),
        tile("dead", number(point.jobs_dead as f64)),
        tile("memory", format!("{} MiB", number(point.memory_kib as f64 / 1024.0))),
    ]
}

impl Row {
    fn new(took: &Took, locale: &Locale) -> Self {
        Self {
            name: took.name.clone(),
            times: drawing::short(took.times as f64, locale),
            average: drawing::short(took.average_ms(), locale),
            slowest: drawing::short(took.slowest_micros as f64 / 1000.0, locale),
            failed: took.failed,
        }
    }
}

impl Explained {
    fn new(took: &Took, plan: Option<&String>, locale: &Locale) -> Self {
        Self {
            label: shapes::label(&took.name),
            sql: took.name.trim().into(),
            plan: plan.cloned(),
            row: Row::new(took, locale),
        }
    }
}

impl Shop {
    fn new(fared: &Fared, locale: &Locale) -> Self {
        Self {
            host: fared.host.clone(),
            outcomes: fared.outcomes(),
            average: drawing::short(fared.average_ms(), locale),
        }
    }
}

fn waiting(seen: &Seen, locale: &Locale) -> Vec<Waiting> {
    let each = seen.queues.iter().map(|queue| Waiting {
        name: queue.name.clone(),
        size: queue.size,
        latency: drawing::short(queue.latency, locale),
    });
    each.collect()
}

impl From<&alerts::Model> for Firing {
    fn from(alert: &alerts::Model) -> Self {
        Self { name: alert.name.clone(), since: alert.since }
    }
}
