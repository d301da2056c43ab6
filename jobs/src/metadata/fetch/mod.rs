//! Fetching what a stranger's link points at, from servers that may be slow, broken or hostile, as a guest with
//! manners: honest about who asks, two requests at a time, and quiet for a while when told so.
//!
//! `Fetcher` is made once and cloned freely; what it remembers between fetches is politeness and open
//! connections, never cookies. Each fetch is a `Journey` of at most five redirects, every hop past the guard.
mod body;
mod client;
mod errand;
mod failure;
mod journey;
mod manner;
mod page;
mod politeness;
mod refusal;
mod resolver;

use super::guard::{Guard, Own, Vouched};
use bytes::Bytes;
use errand::Errand;
use journey::Journey;
use politeness::Politeness;
use reqwest::{Client, dns::Resolve};
use std::{sync::Arc, time::Duration};
use tracing::{Instrument, field};
use url::Url;

pub use page::Page;
pub use refusal::Refusal;
pub use resolver::System;

#[derive(Clone)]
pub struct Fetcher {
    client: Client,
    guard: Arc<Guard>,
    politeness: Politeness,
    identity: Arc<str>,
    limits: Limits,
}

pub struct Settings {
    /// Where a shopkeeper who wonders about our visits can read who we are.
    pub base_url: Url,
    /// Empty unless the operator says otherwise.
    pub vouched: Vouched,
    pub limits: Limits,
    pub resolver: Arc<dyn Resolve>,
}

#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the first byte sent to the last received, over all redirects and the second try.
    pub total: Duration,
    pub connect: Duration,
    /// Waiting for our turn at a busy host; not the shop's fault, so not part of `total`.
    pub turn: Duration,
    /// Counted after decompression.
    pub bytes: usize,
}

/// What differs from one person's question to another's.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// As her browser said it: shops answer with her language, and often her currency.
    pub accept_language: Option<String>,
    /// For a second look at a page that answered 200 and turned out to be a wall.
    pub as_browser: bool,
}

/// The system offers no certificates to trust, or its TLS library cannot start.
#[derive(Debug, thiserror::Error)]
#[error("cannot fetch anything: {0} (are the system's CA certificates installed?)")]
pub struct Unready(#[source] reqwest::Error);

impl Fetcher {
    pub fn new(settings: Settings) -> Result<Self, Unready> {
        if !settings.vouched.is_empty() {
            tracing::warn!(places = %settings.vouched, "private places may be fetched, as the operator set");
        }
        let guard = Arc::new(Guard::new(settings.vouched, Own::of_this_machine(&settings.base_url)));
        Ok(Self {
            client: client::build(&guard, settings.resolver, settings.limits).map_err(Unready)?,
            guard,
            politeness: Politeness::new(settings.limits.turn),
            identity: manner::identity(&settings.base_url).into(),
            limits: settings.limits,
        })
    }

    pub async fn page(&self, url: &Url, ask: &Ask) -> Result<Page, Refusal> {
        self.run(Errand::Page, url, ask).await
    }

    /// The bytes as they came; `pictures::prepare` makes something safe of them.
    pub async fn picture(&self, url: &Url) -> Result<Bytes, Refusal> {
        Ok(self.run(Errand::Picture, url, &Ask::default()).await?.body)
    }

    async fn run(&self, errand: Errand, url: &Url, ask: &Ask) -> Result<Page, Refusal> {
        let span = tracing::debug_span!("fetch", errand = errand.as_str(), outcome = field::Empty);
        let outcome = self.go(errand, url, ask).instrument(span.clone()).await;
        span.record("outcome", outcome.as_ref().map_or_else(Refusal::as_str, |_| "here"));
        outcome
    }

    async fn go(&self, errand: Errand, url: &Url, ask: &Ask) -> Result<Page, Refusal> {
        let mut journey = Journey::new(self, errand, ask);
        let mut outcome = journey.follow(url).await;
        if !ask.as_browser && outcome.as_ref().is_err_and(Refusal::may_be_about_our_name) {
            journey.start_over_as_a_browser();
            outcome = journey.follow(url).await;
        }
        if let Err(refusal) = &outcome {
            self.politeness.heed(refusal);
        }
        outcome
    }
}

impl Settings {
    pub fn new(base_url: Url) -> Self {
        Self { base_url, vouched: Vouched::default(), limits: Limits::default(), resolver: Arc::new(System) }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total: Duration::from_secs(15),
            connect: Duration::from_secs(5),
            turn: Duration::from_secs(15),
            bytes: 8 * 1024 * 1024,
        }
    }
}
