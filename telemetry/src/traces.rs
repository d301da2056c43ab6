//! From `tracing`'s spans to OpenTelemetry's: requests, jobs and fetches are spans, and a statement, which is known
//! when it has ended, becomes one that began earlier.
use std::time::{Duration, SystemTime};

use opentelemetry::{
    Context as Trace,
    trace::{Span as _, SpanKind, Status, TraceContextExt, Tracer},
};
use opentelemetry_sdk::trace::SdkTracer;
use tracing::{
    Event, Metadata, Span, Subscriber,
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    Layer, Registry,
    layer::Context,
    registry::{LookupSpan, SpanRef},
};

use crate::told::Told;

const REQUESTS: &str = "wishare::middleware::measure";
const STATEMENTS: &str = "wishare::monitoring::statements";
const JOBS: &str = "jobs::queue::perform";
const FETCHES: &str = "jobs::metadata::fetch";

pub struct Traces {
    tracer: SdkTracer,
}

/// Beside the span it is the other side of.
struct Kept(Trace);

/// Whatever else is said in this process is nobody's business.
pub fn leaves(metadata: &Metadata<'_>) -> bool {
    match metadata.is_span() {
        true => kind(metadata).is_some(),
        false => [REQUESTS, STATEMENTS, JOBS].contains(&metadata.target()),
    }
}

fn kind(metadata: &Metadata<'_>) -> Option<SpanKind> {
    match (metadata.target(), metadata.name()) {
        (REQUESTS, "request") => Some(SpanKind::Server),
        (JOBS, "job") => Some(SpanKind::Consumer),
        (FETCHES, "fetch") => Some(SpanKind::Client),
        _ => None,
    }
}

/// The span that this code runs in, or the nearest around it that leaves.
pub fn current() -> Option<Trace> {
    let found = Span::current().with_subscriber(|(id, dispatch)| {
        let registry = dispatch.downcast_ref::<Registry>()?;
        kept(&registry.span(id)?)
    });
    found.flatten()
}

fn kept<'span, R: LookupSpan<'span>>(span: &SpanRef<'span, R>) -> Option<Trace> {
    span.scope().find_map(|one| one.extensions().get::<Kept>().map(|kept| kept.0.clone()))
}

impl Traces {
    pub fn new(tracer: SdkTracer) -> Self {
        Self { tracer }
    }

    fn begins(&self, told: Told, kind: SpanKind, parent: &Trace) -> Trace {
        let name = told.name.unwrap_or_else(|| "-".into());
        let builder = self.tracer.span_builder(name).with_kind(kind).with_attributes(told.attributes);
        parent.with_span(self.tracer.build_with_context(builder, parent))
    }

    fn statement(&self, told: Told, around: &Trace) {
        let ended = SystemTime::now();
        let began = ended - Duration::from_micros(told.micros);
        let name = told.name.unwrap_or_else(|| "-".into());
        let builder = self.tracer.span_builder(name).with_kind(SpanKind::Client).with_start_time(began);
        let mut span = self.tracer.build_with_context(builder.with_attributes(told.attributes), around);
        if told.failed {
            span.set_status(Status::error(""));
        }
        span.end_with_timestamp(ended);
    }
}

fn learns(trace: &Trace, told: Told) {
    let span = trace.span();
    span.set_attributes(told.attributes);
    if told.failed {
        span.set_status(Status::error(""));
    }
}

impl<S> Layer<S> for Traces
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, ctx: Context<'_, S>) {
        let (Some(kind), Some(span)) = (kind(attributes.metadata()), ctx.span(id)) else { return };
        let mut told = Told::default();
        attributes.record(&mut told);
        let around = || span.parent().and_then(|around| kept(&around));
        let parent = told.parent().or_else(around).unwrap_or_default();
        let trace = self.begins(told, kind, &parent);
        span.extensions_mut().insert(Kept(trace));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, ctx: Context<'_, S>) {
        let Some(trace) = ctx.span(id).and_then(|span| kept(&span)) else { return };
        let mut told = Told::default();
        values.record(&mut told);
        learns(&trace, told);
    }

    fn on_event(&self, event: &Event<'_>, ctx: Context<'_, S>) {
        let Some(trace) = ctx.event_span(event).and_then(|span| kept(&span)) else { return };
        let mut told = Told::default();
        event.record(&mut told);
        match event.metadata().target() {
            STATEMENTS => self.statement(told, &trace),
            _ => learns(&trace, told),
        }
    }

    fn on_close(&self, id: Id, ctx: Context<'_, S>) {
        let Some(span) = ctx.span(&id) else { return };
        if let Some(Kept(trace)) = span.extensions_mut().remove::<Kept>() {
            trace.span().end();
        }
    }
}
