//! `/metrics` on a port of its own, for web and worker processes alike. It asks for no token: the port is for the
//! machine or the private network that scrapes it.
use async_trait::async_trait;
use axum::{Router, extract::State, http::header, routing::get};
use loco_rs::{
    Error, Result,
    app::{AppContext, Initializer},
};
use tokio::net::TcpListener;

use super::{exposition::CONTENT_TYPE, history, metrics};
use crate::app::settings;

/// Starts what runs beside the process for as long as it lives: this port, and the writing of the history.
pub struct Monitoring;

#[async_trait]
impl Initializer for Monitoring {
    fn name(&self) -> String {
        "monitoring".into()
    }

    async fn before_run(&self, ctx: &AppContext) -> Result<()> {
        history::keep_writing(ctx);
        let address = settings(ctx).monitoring.metrics_at.clone();
        if !address.is_empty() {
            listen(ctx, &address).await?;
        }
        Ok(())
    }
}

async fn listen(ctx: &AppContext, address: &str) -> Result<()> {
    let listener = TcpListener::bind(address).await.map_err(|err| {
        Error::Message(format!("METRICS_AT names {address}, which cannot be listened on: {err}."))
    })?;
    let app = Router::new().route("/metrics", get(show)).with_state(ctx.clone());
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(())
}

async fn show(State(ctx): State<AppContext>) -> ([(header::HeaderName, &'static str); 1], String) {
    ([(header::CONTENT_TYPE, CONTENT_TYPE)], metrics::page(&ctx).await)
}
