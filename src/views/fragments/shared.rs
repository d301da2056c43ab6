//! The tier in Redis, for the whole fleet. It may evict and it may vanish: every failure is a miss, and after a few
//! in a row it is left alone for a while, so that a dead Redis costs a page nothing.
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use tokio::sync::OnceCell;

use super::{Fragment, Key};

const PATIENCE: Duration = Duration::from_millis(150);
const FAILURES_BEFORE_A_REST: u32 = 3;
const REST: Duration = Duration::from_secs(5);

#[derive(Clone)]
pub struct Shared {
    client: redis::Client,
    connection: Arc<OnceCell<ConnectionManager>>,
    namespace: Arc<str>,
    keep: Duration,
    health: Arc<Health>,
}

/// Its rest is measured on a clock that nobody sets back.
#[derive(Default)]
struct Health {
    failures: AtomicU32,
    rests_until: Mutex<Option<Instant>>,
}

impl Shared {
    pub fn new(url: &str, namespace: &str, keep: Duration) -> redis::RedisResult<Self> {
        let client = redis::Client::open(url)?;
        Ok(Self {
            client,
            connection: Arc::default(),
            namespace: namespace.into(),
            keep,
            health: Arc::default(),
        })
    }

    /// One round trip for all of them.
    pub async fn get(&self, keys: &[&Key]) -> Vec<Option<Fragment>> {
        let names: Vec<String> = keys.iter().map(|key| self.name(key)).collect();
        let mut command = redis::cmd("MGET");
        command.arg(&names);
        let found: Option<Vec<Option<String>>> =
            self.ask(|mut redis| async move { command.query_async(&mut redis).await }).await;
        found.map_or_else(
            || vec![None; keys.len()],
            |found| found.into_iter().map(|html| html.map(Fragment::from)).collect(),
        )
    }

    pub async fn put(&self, pieces: &[(Key, Fragment)]) {
        let mut pipe = redis::pipe();
        for (key, piece) in pieces {
            pipe.cmd("SET")
                .arg(self.name(key))
                .arg(piece.as_ref())
                .arg("EX")
                .arg(self.keep.as_secs().max(1))
                .ignore();
        }
        let _: Option<()> = self.ask(|mut redis| async move { pipe.query_async(&mut redis).await }).await;
    }

    fn name(&self, key: &Key) -> String {
        format!("{}:{key}", self.namespace)
    }

    async fn ask<T, F, R>(&self, question: F) -> Option<T>
    where
        F: FnOnce(ConnectionManager) -> R,
        R: Future<Output = redis::RedisResult<T>>,
    {
        if self.health.rests() {
            return None;
        }
        let answered =
            tokio::time::timeout(PATIENCE, async { question(self.connected().await?).await }).await;
        match answered {
            Ok(Ok(answer)) => {
                self.health.failures.store(0, Relaxed);
                Some(answer)
            }
            Ok(Err(err)) => self.health.failed(&err.to_string()),
            Err(_) => self.health.failed("no answer in time"),
        }
    }

    async fn connected(&self) -> redis::RedisResult<ConnectionManager> {
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(PATIENCE))
            .set_response_timeout(Some(PATIENCE))
            .set_number_of_retries(1);
        let connect = || ConnectionManager::new_with_config(self.client.clone(), config);
        self.connection.get_or_try_init(connect).await.cloned()
    }
}

impl Health {
    fn rests(&self) -> bool {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| until > Instant::now())
    }

    fn failed<T>(&self, why: &str) -> Option<T> {
        if self.failures.fetch_add(1, Relaxed) + 1 >= FAILURES_BEFORE_A_REST {
            self.failures.store(0, Relaxed);
            let until = Some(Instant::now() + REST);
            *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = until;
            tracing::warn!(
                why,
                seconds = REST.as_secs(),
                "the shared fragment cache is left alone for a while"
            );
        }
        None
    }
}
