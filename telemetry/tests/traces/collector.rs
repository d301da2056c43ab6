//! A collector as small as can be: takes OTLP as protobuf over HTTP on a port of this machine, and keeps what it was sent.
#![allow(dead_code, reason = "two kinds of tests use it, each its share")]
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Bytes, extract::State, http::StatusCode, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value},
    trace::v1::{Span, status::StatusCode as Ended},
};
use prost::Message;
use tokio::net::TcpListener;

#[derive(Clone, Default)]
pub struct Collector {
    pub port: u16,
    taken: Arc<Mutex<Vec<Sent>>>,
    letters: Arc<Mutex<String>>,
}

#[derive(Clone, Debug)]
pub struct Sent {
    pub name: String,
    /// As the standard numbers them: 2 a server's, 3 a client's, 5 a consumer's.
    pub kind: i32,
    pub trace: Vec<u8>,
    pub id: Vec<u8>,
    pub parent: Vec<u8>,
    pub span: (u64, u64),
    pub failed: bool,
    pub attributes: BTreeMap<String, String>,
    /// Of whoever sent it.
    pub resource: BTreeMap<String, String>,
}

impl Collector {
    pub async fn open() -> Self {
        Self::at(TcpListener::bind("127.0.0.1:0").await.unwrap())
    }

    /// Nobody listens there.
    pub fn away(port: u16) -> Self {
        Self { port, ..Self::default() }
    }

    /// In the runtime this is called in.
    pub fn at(listener: TcpListener) -> Self {
        let collector = Self::away(listener.local_addr().unwrap().port());
        let routes = Router::new().route("/v1/traces", post(take)).with_state(collector.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        collector
    }

    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}/v1/traces", self.port)
    }

    pub fn spans(&self) -> Vec<Sent> {
        self.taken.lock().unwrap().clone()
    }

    /// Everything that ever arrived, whatever we make of it, for whoever looks for a word in it.
    pub fn letters(&self) -> String {
        self.letters.lock().unwrap().clone()
    }
}

async fn take(State(collector): State<Collector>, body: Bytes) -> StatusCode {
    let Ok(request) = ExportTraceServiceRequest::decode(body) else { return StatusCode::BAD_REQUEST };
    let letters = format!("{request:?}");
    collector.letters.lock().unwrap().push_str(&letters);
    for one in request.resource_spans {
        let resource = read(one.resource.unwrap_or_default().attributes);
        let spans = one.scope_spans.into_iter().flat_map(|scope| scope.spans);
        collector.taken.lock().unwrap().extend(spans.map(|span| Sent::new(span, resource.clone())));
    }
    StatusCode::OK
}

impl Sent {
    fn new(span: Span, resource: BTreeMap<String, String>) -> Self {
        assert!(
            span.events.is_empty() && span.links.is_empty(),
            "what is said inside does not leave: {span:?}"
        );
        Self {
            name: span.name,
            kind: span.kind,
            trace: span.trace_id,
            id: span.span_id,
            parent: span.parent_span_id,
            span: (span.start_time_unix_nano, span.end_time_unix_nano),
            failed: span.status.is_some_and(|status| status.code == Ended::Error as i32),
            attributes: read(span.attributes),
            resource,
        }
    }

    #[track_caller]
    pub fn told(&self, attribute: &str) -> &str {
        self.attributes.get(attribute).unwrap_or_else(|| panic!("no {attribute} in {self:#?}"))
    }
}

fn read(attributes: Vec<KeyValue>) -> BTreeMap<String, String> {
    let written = |value| match value {
        Value::StringValue(text) => text,
        Value::IntValue(count) => count.to_string(),
        other => format!("{other:?}"),
    };
    let pairs = attributes.into_iter().filter_map(|one| Some((one.key, written(one.value?.value?))));
    pairs.collect()
}
