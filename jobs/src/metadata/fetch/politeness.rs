//! Two requests per host at a time, and silence for a while once a host asks for it. Fifty links to one shop,
//! pasted at once, must not look like an attack from this address: it would be blocked for everyone.
use super::Refusal;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

const AT_ONCE: usize = 2;
/// When a host says "not now" without saying when.
const USUAL_PAUSE: Duration = Duration::from_secs(15);
/// `Retry-After: 0` is a host that does not mean it, and a day is one we would rather ask again.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(10);
/// Hosts remembered before the idle ones are forgotten.
const REMEMBERED: usize = 1_000;

#[derive(Clone)]
pub(super) struct Politeness {
    hosts: Arc<Mutex<HashMap<String, Host>>>,
    patience: Duration,
}

/// Held while a request and its body are under way.
pub(super) struct Turn(#[expect(dead_code, reason = "held, never read")] OwnedSemaphorePermit);

struct Host {
    seats: Arc<Semaphore>,
    quiet_until: Option<Instant>,
}

impl Politeness {
    pub(super) fn new(patience: Duration) -> Self {
        Self { hosts: Arc::default(), patience }
    }

    pub(super) async fn turn(&self, host: &str) -> Result<Turn, Refusal> {
        self.quiet(host)?;
        let seats = self.seats(host);
        let Ok(Ok(seat)) = timeout(self.patience, seats.acquire_owned()).await else {
            return Err(Refusal::Busy(USUAL_PAUSE));
        };
        // Those ahead of us may have been asked for quiet while we waited.
        self.quiet(host)?;
        Ok(Turn(seat))
    }

    /// A host that answered 429 or 503 is left alone for as long as it said, within reason.
    pub(super) fn heed(&self, refusal: &Refusal) {
        let Refusal::Status(page) = refusal else { return };
        let (Some(host), 429 | 503) = (page.url.host_str(), page.status.as_u16()) else { return };
        let pause = page.retry_after().unwrap_or(USUAL_PAUSE).clamp(SHORTEST_PAUSE, LONGEST_PAUSE);
        tracing::info!(host, seconds = pause.as_secs(), "a shop asked for quiet");
        self.hosts().entry(host.to_owned()).or_default().quiet_until = Some(Instant::now() + pause);
    }

    fn quiet(&self, host: &str) -> Result<(), Refusal> {
        let until = self.hosts().get(host).and_then(|host| host.quiet_until);
        match until.map(|until| until.saturating_duration_since(Instant::now())) {
            Some(left) if !left.is_zero() => Err(Refusal::Busy(left)),
            _ => Ok(()),
        }
    }

    fn seats(&self, host: &str) -> Arc<Semaphore> {
        let mut hosts = self.hosts();
        if hosts.len() >= REMEMBERED {
            let now = Instant::now();
            hosts.retain(|_, host| host.in_use() || host.quiet_until.is_some_and(|until| until > now));
        }
        hosts.entry(host.to_owned()).or_default().seats.clone()
    }

    fn hosts(&self) -> MutexGuard<'_, HashMap<String, Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host {
    /// A permit or a waiter holds a clone.
    fn in_use(&self) -> bool {
        Arc::strong_count(&self.seats) > 1
    }
}

impl Default for Host {
    fn default() -> Self {
        Self { seats: Arc::new(Semaphore::new(AT_ONCE)), quiet_until: None }
    }
}
