//! What a request cost: time, statements, and a word when it was too much. In tests a statement repeated for each
//! row (N+1) ends the test and is printed.
use std::time::{Duration, Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::HeaderValue,
    middleware::Next,
    response::Response,
};
use loco_rs::{app::AppContext, environment::Environment};

use crate::{app::settings, monitoring::statements::Tally};

pub async fn measure(State(ctx): State<AppContext>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_string();
    let tally = Tally::default();
    let mut response = tally.of(next.run(request)).await;
    let cost = Cost { route: format!("{method} {route}"), elapsed: started.elapsed(), tally };
    cost.log(&ctx, response.status().as_u16());
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
            tracing::warn!(route = self.route, status, ms, statements, db_ms, "an expensive request");
        } else {
            tracing::info!(route = self.route, status, ms, statements, db_ms, "request");
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
