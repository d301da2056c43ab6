//! Tells another system something, as JSON. The address comes from the operator, so unlike a shop's it may be private.
use std::time::Duration;

use reqwest::{Client, StatusCode, redirect::Policy};
use serde_json::Value;

use crate::tls;

const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    #[error("the webhook answered {0}")]
    Refused(StatusCode),
    /// Without the address: it may hold a secret, and this is going to be logged.
    #[error("the webhook could not be reached: {0}")]
    Unreachable(reqwest::Error),
}

pub async fn post(address: &str, said: &Value) -> Result<(), WebhookError> {
    let unreachable = |error: reqwest::Error| WebhookError::Unreachable(error.without_url());
    let body = said.to_string();
    let request = client()?.post(address).header("content-type", "application/json").body(body);
    let status = request.send().await.map_err(unreachable)?.status();
    if status.is_success() { Ok(()) } else { Err(WebhookError::Refused(status)) }
}

fn client() -> Result<Client, WebhookError> {
    tls::with_ring();
    let client = Client::builder().redirect(Policy::none()).timeout(PATIENCE).build();
    client.map_err(WebhookError::Unreachable)
}
