//! What of a span or an event leaves: the fields named here, under the names everybody knows them by. A field that
//! nobody thought of stays at home, and so does every sentence.
use std::{collections::HashMap, fmt::Debug};

use opentelemetry::{Context, KeyValue, Value, propagation::TextMapPropagator, trace::TraceContextExt};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use tracing::field::{Field, Visit};

use crate::TRACEPARENT;

/// From a field of ours to its attribute.
const ATTRIBUTES: [(&str, &str); 10] = [
    ("request_id", "wishare.request_id"),
    ("statements", "wishare.statements"),
    ("job.class", "wishare.job.class"),
    ("job.id", "messaging.message.id"),
    ("job.queue", "messaging.destination.name"),
    ("job.attempt", "wishare.job.attempt"),
    ("errand", "wishare.errand"),
    ("outcome", "wishare.outcome"),
    ("statement", "db.query.summary"),
    ("print", "wishare.statement.print"),
];
/// Fields that also say what the span is called.
const NAMES: [&str; 4] = ["route", "job.class", "errand", "statement"];

#[derive(Default)]
pub struct Told {
    pub attributes: Vec<KeyValue>,
    pub name: Option<String>,
    pub micros: u64,
    pub failed: bool,
    parent: Option<String>,
}

impl Told {
    /// Whoever enqueued it, in this process or another.
    pub fn parent(&self) -> Option<Context> {
        let carried = HashMap::from([(TRACEPARENT.to_string(), self.parent.clone()?)]);
        let parent = TraceContextPropagator::new().extract_with_context(&Context::new(), &carried);
        parent.span().span_context().is_valid().then_some(parent)
    }

    fn text(&mut self, field: &str, said: &str) {
        if NAMES.contains(&field) {
            self.name = Some(said.into());
        }
        match field {
            "route" => self.route(said),
            TRACEPARENT => self.parent = Some(said.into()),
            // That it failed; what it said may be anybody's words.
            "error" => self.failed = true,
            _ => self.attribute(field, said.to_string()),
        }
    }

    fn number(&mut self, field: &str, count: i64) {
        match field {
            "micros" => self.micros = count.unsigned_abs(),
            "status" => {
                self.failed = count >= 500;
                self.attributes.push(KeyValue::new("http.response.status_code", count));
            }
            _ => self.attribute(field, count),
        }
    }

    fn route(&mut self, route: &str) {
        let (method, pattern) = route.split_once(' ').unwrap_or(("OTHER", route));
        self.attributes.push(KeyValue::new("http.request.method", method.to_string()));
        self.attributes.push(KeyValue::new("http.route", pattern.to_string()));
    }

    fn attribute(&mut self, field: &str, value: impl Into<Value>) {
        if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(ours, _)| *ours == field) {
            self.attributes.push(KeyValue::new(*attribute, value));
        }
    }
}

impl Visit for Told {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.text(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field.name(), i64::try_from(value).unwrap_or(i64::MAX));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.failed |= value && field.name() == "failed";
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.text(field.name(), &format!("{value:?}"));
    }
}
