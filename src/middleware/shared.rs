//! Layers that are shared instead of copied. Each layer copies what it stands around with every request, and with it the
//! layers inside of that: of fifteen layers a hundred copies. Behind this they are copied when a request arrives there,
//! once.
use std::{
    convert::Infallible,
    sync::Arc,
    task::{Context, Poll},
};

use axum::{extract::Request, routing::Route};
use tower::{Service, ServiceExt, util::Oneshot};

#[derive(Clone)]
pub struct Shared(Arc<Route>);

impl Shared {
    pub fn around(inside: Route) -> Self {
        Self(Arc::new(inside))
    }
}

impl Service<Request> for Shared {
    type Response = <Route as Service<Request>>::Response;
    type Error = Infallible;
    type Future = Oneshot<Route, Request>;

    /// A fresh copy is made ready when it is called.
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        Route::clone(&self.0).oneshot(request)
    }
}
