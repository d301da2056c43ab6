//! A process that is about to stop says so first: to the proxy that asks whether it is ready, and on every answer, so that
//! no connection is kept which closes just when the next request is on its way. Then a rolling restart loses none.
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::layer::layer_fn;

use super::shared::Shared;

/// Where proxies and supervisors ask whether to send requests. `/_ping` goes on: the process is alive.
const ASKED_AT: [&str; 2] = ["/_health", "/_readiness"];

#[derive(Clone, Default)]
pub struct Draining(Arc<AtomicBool>);

impl Draining {
    pub fn around(&self, app: Router) -> Router {
        app.layer(layer_fn(Shared::around)).layer(from_fn_with_state(self.clone(), say))
    }

    /// From now on it is said; returns when the proxy has had time to hear it.
    pub async fn begin(&self, time: Duration) {
        self.0.store(true, Ordering::Relaxed);
        tokio::time::sleep(time).await;
    }
}

async fn say(State(draining): State<Draining>, request: Request, next: Next) -> Response {
    if !draining.0.load(Ordering::Relaxed) {
        return next.run(request).await;
    }
    let mut response = match ASKED_AT.contains(&request.uri().path()) {
        true => (StatusCode::SERVICE_UNAVAILABLE, "stopping").into_response(),
        false => next.run(request).await,
    };
    // A socket that was upgraded is no longer an answer to keep or close.
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, routing::get};
    use tower::ServiceExt;

    use super::*;

    async fn asks(app: &Router, path: &str) -> (u16, bool) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        (response.status().as_u16(), response.headers().contains_key(header::CONNECTION))
    }

    #[tokio::test]
    async fn before_it_stops_a_process_is_no_longer_ready_but_still_answers() {
        let draining = Draining::default();
        let app = Router::new().route("/", get(|| async {})).route("/_health", get(|| async {}));
        let app = draining.around(app);
        assert_eq!((asks(&app, "/").await, asks(&app, "/_health").await), ((200, false), (200, false)));
        draining.begin(Duration::ZERO).await;
        assert_eq!((asks(&app, "/").await, asks(&app, "/_health").await), ((200, true), (503, true)));
    }
}
