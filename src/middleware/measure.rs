//! What a request cost: time, statements, and a word when it was too much. In tests a statement repeated for each
//! row (N+1) ends the test and is printed.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use loco_rs::{app::AppContext, controller::middleware::request_id::LocoRequestId, environment::Environment};
use tracing::Instrument;

use crate::{
    app::settings,
    monitoring::{self, requests::known_method, statements::Tally, trace},
};

pub async fn measure(State(ctx): State<Arc<AppContext>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = known_method(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let route = format!("{method} {route}");
    let request_id = request.extensions().get::<LocoRequestId>().map_or("", LocoRequestId::get).to_string();
    let span = tracing::info_span!("request", request_id, route);
    let (tally, work) = (Tally::default(), next.run(request));
    let mut response = trace::during(request_id, tally.of(work)).instrument(span.clone()).await;
    let cost = Cost { route, elapsed: started.elapsed(), tally };
    let status = response.status().as_u16();
    monitoring::of(&ctx).requests.ended(&cost.route, status, cost.elapsed, cost.tally.count());
    span.in_scope(|| cost.log(&ctx, status));
    if ctx.environment != Environment::Production {
        cost.show_on(&mut response);
    }
    if ctx.environment == Environment::Test {
        cost.refuse_repeats();
    }
    response
}

struct Cost {
    route: String,
    elapsed: Duration,
    tally: Tally,
}

impl Cost {
    /// The route's pattern, never the path: tokens stand in paths.
    fn log(&self, ctx: &AppContext, status: u16) {
        let (statements, in_database) = (self.tally.count(), self.tally.time());
        let (ms, db_ms) = (self.elapsed.as_millis() as u64, in_database.as_millis() as u64);
        let settings = settings(ctx);
        let heavy = ms > settings.slow_request_ms || statements > settings.many_statements;
        if heavy {
            tracing::warn!(status, ms, statements, db_ms, "an expensive request");
        } else {
            tracing::info!(status, ms, statements, db_ms, "request");
        }
    }

    fn show_on(&self, response: &mut Response) {
        let ms = format!("{:.1}ms", self.elapsed.as_secs_f64() * 1000.0);
        if let Ok(value) = HeaderValue::try_from(ms) {
            response.headers_mut().insert("x-response-time", value);
        }
        response.headers_mut().insert("x-query-count", HeaderValue::from(self.tally.count()));
        response.extensions_mut().insert(self.tally.clone());
    }

    fn refuse_repeats(&self) {
        let repeats = self.tally.repeats();
        assert!(repeats.is_empty(), "{} repeats statements (N+1): {repeats:#?}", self.route);
    }
}
