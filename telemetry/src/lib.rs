//! What a request, its statements, its jobs and their fetches took, for an OpenTelemetry collector. Spans come from
//! `tracing`, so nobody who is traced knows this crate; it is compiled where the feature `otel` asks for it.
mod line;
mod told;
mod traces;

use std::{collections::HashMap, env, time::Duration};

use opentelemetry::{Key, propagation::TextMapPropagator, trace::TracerProvider};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing_subscriber::{
    EnvFilter, Layer, Registry, filter::FilterFn, filter::LevelFilter, layer::SubscriberExt,
    registry::LookupSpan, util::SubscriberInitExt,
};

use line::Line;
use traces::Traces;

/// Where a job carries which span enqueued it, as Ruby's Sidekiq instrumentation does.
pub const TRACEPARENT: &str = "traceparent";
/// How long a process that ends waits for the collector to take what is left.
const PATIENCE: Duration = Duration::from_secs(3);

/// Lines for people, as the framework writes them.
pub type Lines = Box<dyn Layer<Registry> + Send + Sync>;

pub struct Telemetry {
    provider: SdkTracerProvider,
}

#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("the collector's address or its options cannot be used: {0}")]
    Exporter(#[from] ExporterBuildError),
    #[error("no client for the collector: {0}")]
    Client(#[from] reqwest::Error),
}

impl Telemetry {
    /// As the standard variables say; nothing where they name no collector. Must be called inside Tokio.
    pub fn from_environment(version: &'static str) -> Result<Option<Self>, Unusable> {
        if !is_asked_for(|name| env::var(name).ok()) {
            return Ok(None);
        }
        let builder = SpanExporter::builder().with_http().with_http_client(Line::new()?);
        Ok(Some(Self::over(builder.build()?, version)))
    }

    /// To a collector's `/v1/traces`, whatever the variables say.
    pub fn to(endpoint: &str, version: &'static str) -> Result<Self, Unusable> {
        let builder = SpanExporter::builder().with_http().with_http_client(Line::new()?);
        Ok(Self::over(builder.with_endpoint(endpoint).build()?, version))
    }

    fn over(exporter: SpanExporter, version: &'static str) -> Self {
        let resource = resource(version);
        Self {
            provider: SdkTracerProvider::builder()
                .with_resource(resource)
                .with_batch_exporter(exporter)
                .build(),
        }
    }

    /// From here on everything this process does is heard: lines that pass the filter, and the spans that leave.
    pub fn listen(&self, lines: Option<Lines>, filter: EnvFilter) {
        let lines = lines.map(|lines| lines.with_filter(filter));
        tracing_subscriber::registry().with(lines).with(self.layer()).init();
    }

    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: tracing::Subscriber + for<'span> LookupSpan<'span> + 'static,
    {
        let leaves = FilterFn::new(traces::leaves).with_max_level_hint(LevelFilter::DEBUG);
        Traces::new(self.provider.tracer("wishare")).with_filter(leaves)
    }

    /// Sends what is there, without waiting for more.
    pub async fn flush(&self) {
        let provider = self.provider.clone();
        // It waits for its own thread, whose words travel over this runtime. What did not arrive has been said.
        let _ = tokio::task::spawn_blocking(move || provider.force_flush()).await;
    }

    /// Sends what is left, and nothing afterwards.
    pub async fn finish(&self) {
        let provider = self.provider.clone();
        let _ = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(PATIENCE)).await;
    }
}

/// What runs now, as whatever it enqueues should name it.
pub fn traceparent() -> Option<String> {
    let mut carried = HashMap::new();
    TraceContextPropagator::new().inject_context(&traces::current()?, &mut carried);
    carried.remove(TRACEPARENT)
}

/// The standard's own default, a collector on this machine, would have everybody who never heard of it dial one.
fn is_asked_for(variable: impl Fn(&str) -> Option<String>) -> bool {
    let named = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let says = |name: &str, word: &str| variable(name).is_some_and(|value| value.eq_ignore_ascii_case(word));
    (named("OTEL_EXPORTER_OTLP_ENDPOINT") || named("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"))
        && !says("OTEL_SDK_DISABLED", "true")
        && !says("OTEL_TRACES_EXPORTER", "none")
}

/// `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` come first.
fn resource(version: &'static str) -> Resource {
    let named = Resource::builder().build().get(&Key::new("service.name"));
    let unnamed = named.is_none_or(|name| name.as_str().starts_with("unknown_service"));
    let builder =
        Resource::builder().with_attribute(opentelemetry::KeyValue::new("service.version", version));
    if unnamed { builder.with_service_name("wishare").build() } else { builder.build() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_dialled_unless_a_collector_is_named() {
        let asked = |set: &[(&str, &str)]| {
            is_asked_for(|name| {
                set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_string())
            })
        };
        let endpoint = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        assert!(asked(&[endpoint]));
        assert!(asked(&[("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:4318/v1/traces")]));
        assert!(!asked(&[]));
        assert!(!asked(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "")]));
        assert!(!asked(&[endpoint, ("OTEL_SDK_DISABLED", "true")]));
        assert!(!asked(&[endpoint, ("OTEL_TRACES_EXPORTER", "none")]));
    }
}
