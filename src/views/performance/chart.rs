//! Which charts there are, and what each of their lines shows.
use serde::Serialize;

use super::drawing::{area, line, short, top};
use crate::{models::measurements::Point, monitoring::report::Report, views::Locale};

#[derive(Serialize)]
pub struct Chart {
    word: &'static str,
    unit: &'static str,
    top: String,
    middle: String,
    lines: Vec<Line>,
    empty: bool,
}

#[derive(Serialize)]
struct Line {
    word: &'static str,
    /// `main` stands out, `second` stands back, `bad` is what one does not want to see.
    kind: &'static str,
    path: String,
    area: String,
    now: String,
    most: String,
}

type Reading = fn(&Point) -> Option<f64>;
type Drawn = (&'static str, &'static str, Reading);

/// Word, unit, a fixed top where there is one, and its lines.
const CHARTS: [(&str, &str, Option<f64>, &[Drawn]); 9] = [
    (
        "requests",
        "",
        None,
        &[
            ("requests", "main", |point| Some(point.a_minute(point.requests))),
            ("errors", "bad", |point| Some(point.a_minute(point.errors))),
        ],
    ),
    (
        "latency",
        "ms",
        None,
        &[
            ("p50", "main", |point| (point.requests > 0).then(|| point.latency().quantile_ms(0.5))),
            ("p99", "second", |point| (point.requests > 0).then(|| point.latency().quantile_ms(0.99))),
        ],
    ),
    ("statements", "ms", None, &[("average", "main", |point| point.statement_ms())]),
    (
        "cache",
        "%",
        Some(100.0),
        &[
            ("hits", "main", |point| point.hit_rate().map(|rate| rate * 100.0)),
            ("memory_hits", "second", |point| {
                (point.cache_asked > 0)
                    .then(|| point.cache_memory_hits as f64 * 100.0 / point.cache_asked as f64)
            }),
        ],
    ),
    (
        "jobs",
        "",
        None,
        &[
            ("done", "main", |point| Some(point.a_minute(point.jobs_done))),
            ("failed", "bad", |point| Some(point.a_minute(point.jobs_failed))),
        ],
    ),
    ("queue", "", None, &[("waiting", "main", |point| Some(point.jobs_waiting as f64))]),
    ("wait", "s", None, &[("longest", "main", |point| Some(point.queue_millis as f64 / 1000.0))]),
    ("memory", "MiB", None, &[("largest", "main", |point| Some(point.memory_kib as f64 / 1024.0))]),
    (
        "open",
        "",
        None,
        &[
            ("sockets", "main", |point| Some(point.sockets as f64)),
            ("connections", "second", |point| Some(point.connections_busy as f64)),
        ],
    ),
];

pub fn all(report: &Report, locale: &Locale) -> Vec<Chart> {
    let chart = |(word, unit, fixed, lines): &(&'static str, &'static str, Option<f64>, &[Drawn])| {
        let values: Vec<(&Drawn, Vec<Option<f64>>)> =
            lines.iter().map(|drawn| (drawn, read(report, drawn.2))).collect();
        Chart::new(word, unit, *fixed, &values, locale)
    };
    CHARTS.iter().map(chart).collect()
}

fn read(report: &Report, reading: Reading) -> Vec<Option<f64>> {
    report.points.iter().map(|point| reading(point.as_ref()?)).collect()
}

impl Chart {
    fn new(
        word: &'static str,
        unit: &'static str,
        fixed: Option<f64>,
        values: &[(&Drawn, Vec<Option<f64>>)],
        locale: &Locale,
    ) -> Self {
        let most = values.iter().flat_map(|(_, values)| values.iter().flatten()).copied().fold(0.0, f64::max);
        let top = fixed.unwrap_or_else(|| top(most));
        Self {
            word,
            unit,
            top: short(top, locale),
            middle: short(top / 2.0, locale),
            lines: values.iter().map(|(drawn, values)| Line::new(drawn, values, top, locale)).collect(),
            empty: values.iter().all(|(_, values)| values.iter().all(Option::is_none)),
        }
    }
}

impl Line {
    fn new((word, kind, _): &Drawn, values: &[Option<f64>], top: f64, locale: &Locale) -> Self {
        let shown = |value: Option<f64>| value.map_or_else(|| "–".into(), |value| short(value, locale));
        Self {
            word,
            kind,
            path: line(values, top),
            area: if *kind == "main" { area(values, top) } else { String::new() },
            now: shown(values.iter().rev().flatten().next().copied()),
            most: shown(values.iter().flatten().copied().reduce(f64::max)),
        }
    }
}
