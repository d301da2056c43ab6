//! The line to the collector: the client the house has already, and one word when it is cut. The SDK's thread knows no
//! Tokio, so requests travel over the runtime that made the line.
use std::{
    env,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use reqwest::{Client, redirect::Policy};
use tokio::runtime::Handle;

/// The standard's, in milliseconds.
const PATIENCE: u64 = 10_000;

#[derive(Debug)]
pub struct Line {
    client: Client,
    runtime: Handle,
    away: Arc<AtomicBool>,
}

impl Line {
    pub fn new() -> reqwest::Result<Self> {
        // Another part of the process may have chosen ring already; that is the same choice.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(Policy::none()).timeout(patience()).build()?;
        Ok(Self { client, runtime: Handle::current(), away: Arc::default() })
    }
}

#[async_trait]
impl HttpClient for Line {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (client, away) = (self.client.clone(), self.away.clone());
        let sent = async move {
            let answered = send(client, request).await;
            tell(&answered, &away);
            answered
        };
        self.runtime.spawn(sent).await.unwrap_or_else(|ended| Err(ended.into()))
    }
}

/// Once when it is cut and once when it is there again, however many batches fall between.
fn tell(answered: &Result<Response<Bytes>, HttpError>, away: &AtomicBool) {
    let why = match answered {
        Ok(answer) if answer.status().is_success() => None,
        Ok(answer) => Some(format!("it answers {}", answer.status())),
        Err(error) => Some(error.to_string()),
    };
    match (why, away.load(Ordering::Relaxed)) {
        (Some(why), false) => {
            tracing::warn!(why, "the collector takes no traces; they are dropped until it does");
            away.store(true, Ordering::Relaxed);
        }
        (None, true) => {
            tracing::warn!("the collector takes traces again");
            away.store(false, Ordering::Relaxed);
        }
        _ => {}
    }
}

async fn send(client: Client, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    // The address may hold a key, and what is said here is logged.
    let said = |error: reqwest::Error| HttpError::from(error.without_url());
    let answer = client.execute(request.try_into().map_err(said)?).await.map_err(said)?;
    let mut response = Response::builder().status(answer.status());
    if let Some(headers) = response.headers_mut() {
        *headers = answer.headers().clone();
    }
    Ok(response.body(answer.bytes().await.map_err(said)?)?)
}

fn patience() -> Duration {
    let set = |name| env::var(name).ok()?.parse().ok();
    let ms = set("OTEL_EXPORTER_OTLP_TRACES_TIMEOUT").or_else(|| set("OTEL_EXPORTER_OTLP_TIMEOUT"));
    Duration::from_millis(ms.unwrap_or(PATIENCE))
}
