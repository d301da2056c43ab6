//! Prometheus' text format: a family of samples at a time, each with its sentence and its kind.
use std::fmt::Write;

use super::histogram::{BOUNDS_MS, Durations};

pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

#[derive(Debug, Default)]
pub struct Page {
    text: String,
    name: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Counter,
    Gauge,
    Histogram,
}

type Labels<'a> = &'a [(&'a str, &'a str)];

impl Page {
    /// Opens a family; the samples that follow belong to it.
    pub fn family(&mut self, name: &'static str, kind: Kind, help: &str) {
        let kind = match kind {
            Kind::Counter => "counter",
            Kind::Gauge => "gauge",
            Kind::Histogram => "histogram",
        };
        self.name = name;
        self.line(&format!("# HELP {name} {help}"));
        self.line(&format!("# TYPE {name} {kind}"));
    }

    pub fn sample(&mut self, labels: Labels<'_>, value: f64) {
        let line = format!("{}{} {value}", self.name, written(labels));
        self.line(&line);
    }

    /// A family of one sample without labels.
    pub fn one(&mut self, name: &'static str, kind: Kind, help: &str, value: f64) {
        self.family(name, kind, help);
        self.sample(&[], value);
    }

    pub fn histogram(&mut self, labels: Labels<'_>, durations: &Durations) {
        let mut below = 0;
        for (bucket, count) in durations.buckets.iter().enumerate() {
            below += count;
            let bound = BOUNDS_MS.get(bucket).map_or("+Inf".into(), |ms| (*ms as f64 / 1000.0).to_string());
            let labels = [labels, &[("le", bound.as_str())]].concat();
            self.line(&format!("{}_bucket{} {below}", self.name, written(&labels)));
        }
        let seconds = durations.micros as f64 / 1e6;
        self.line(&format!("{}_sum{} {seconds}", self.name, written(labels)));
        self.line(&format!("{}_count{} {below}", self.name, written(labels)));
    }

    pub fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: &str) {
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{line}");
    }
}

fn written(labels: Labels<'_>) -> String {
    if labels.is_empty() {
        return String::new();
    }
    let pairs: Vec<String> =
        labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
    format!("{{{}}}", pairs.join(","))
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_says_what_it_is_and_escapes_what_it_is_told() {
        let mut page = Page::default();
        page.family("jobs_total", Kind::Counter, "Jobs done.");
        page.sample(&[("queue", "a \"b\"\n\\")], 3.0);
        let expected = "# HELP jobs_total Jobs done.\n# TYPE jobs_total counter\n\
                        jobs_total{queue=\"a \\\"b\\\"\\n\\\\\"} 3\n";
        assert_eq!(page.finish(), expected);
    }

    #[test]
    fn a_histogram_counts_upwards_to_all_of_them() {
        let mut durations = Durations { micros: 1_500_000, ..Durations::default() };
        (durations.buckets[0], durations.buckets[9]) = (2, 1);
        let mut page = Page::default();
        page.family("took_seconds", Kind::Histogram, "Time.");
        page.histogram(&[("route", "GET /")], &durations);
        let text = page.finish();
        assert!(text.contains("took_seconds_bucket{route=\"GET /\",le=\"0.005\"} 2\n"));
        assert!(text.contains("took_seconds_bucket{route=\"GET /\",le=\"+Inf\"} 3\n"));
        assert!(text.contains("took_seconds_sum{route=\"GET /\"} 1.5\n"));
        assert!(text.ends_with("took_seconds_count{route=\"GET /\"} 3\n"));
    }
}
