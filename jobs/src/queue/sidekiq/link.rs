//! One line to Redis: opened when first needed, bounded in time, and thrown away after any failure. A caller never waits
//! longer than it was promised, whether Redis is down, frozen, or behind a cut cable.
use std::{sync::Arc, time::Duration};

use redis::{
    AsyncConnectionConfig, Client, ConnectionInfo, FromRedisValue, IntoConnectionInfo, Pipeline, RedisError,
    aio::MultiplexedConnection,
    io::tcp::{TcpSettings, socket2::TcpKeepalive},
};
use tokio::{sync::Mutex, time::timeout};

use super::scripts;
use crate::queue::{backend::Result, error::QueueError};

#[derive(Clone)]
pub(super) struct Link {
    client: Client,
    within: Duration,
    connection: Arc<Mutex<Option<MultiplexedConnection>>>,
}

impl Link {
    /// Reads the address; connects to nothing.
    pub(super) fn new(redis_url: &str, within: Duration) -> Result<Self> {
        let client = Client::open(address(redis_url)?).map_err(refused)?;
        Ok(Self { client, within, connection: Arc::default() })
    }

    /// A connection of its own, for commands that block on purpose.
    pub(super) fn apart(&self, within: Duration) -> Self {
        Self { client: self.client.clone(), within, connection: Arc::default() }
    }

    pub(super) async fn ask<T: FromRedisValue>(&self, pipe: &Pipeline) -> Result<T> {
        let answer = timeout(self.within, self.exchange(pipe)).await;
        match answer {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                self.hang_up().await;
                Err(refused(error))
            }
            Err(_) => {
                self.hang_up().await;
                Err(QueueError::Unreachable(format!("no answer within {:?}", self.within)))
            }
        }
    }

    /// For work that may be done twice. A connection that died unnoticed fails its first command; that is no news about
    /// Redis, so a second one is tried at once. A silent Redis is not asked again: the caller has waited long enough.
    pub(super) async fn ask_again<T: FromRedisValue>(&self, pipe: &Pipeline) -> Result<T> {
        let asked = std::time::Instant::now();
        match self.ask(pipe).await {
            Err(QueueError::Unreachable(_)) if asked.elapsed() < self.within / 2 => self.ask(pipe).await,
            answer => answer,
        }
    }

    async fn exchange<T: FromRedisValue>(&self, pipe: &Pipeline) -> redis::RedisResult<T> {
        let mut connection = self.connected().await?;
        pipe.query_async(&mut connection).await
    }

    async fn connected(&self) -> redis::RedisResult<MultiplexedConnection> {
        let mut slot = self.connection.lock().await;
        if let Some(connection) = &*slot {
            return Ok(connection.clone());
        }
        // The time limit is ours (`ask`), around connecting and answering together.
        let config = AsyncConnectionConfig::new().set_connection_timeout(None).set_response_timeout(None);
        let mut connection = self.client.get_multiplexed_async_connection_with_config(&config).await?;
        scripts::load_all().query_async::<()>(&mut connection).await?;
        Ok(slot.insert(connection).clone())
    }

    async fn hang_up(&self) {
        self.connection.lock().await.take();
    }
}

/// Keepalive and user timeout make the kernel notice a peer that is gone without a word.
fn address(redis_url: &str) -> Result<ConnectionInfo> {
    let keepalive = TcpKeepalive::new()
        .with_time(Duration::from_secs(10))
        .with_interval(Duration::from_secs(5))
        .with_retries(3);
    let settings = TcpSettings::default()
        .set_nodelay(true)
        .set_keepalive(keepalive)
        .set_user_timeout(Duration::from_secs(15));
    Ok(redis_url.into_connection_info().map_err(refused)?.set_tcp_settings(settings))
}

fn refused(error: RedisError) -> QueueError {
    let away = error.is_io_error()
        || error.is_connection_dropped()
        || error.is_timeout()
        || error.is_connection_refusal()
        || matches!(error.code(), Some("LOADING" | "NOSCRIPT" | "READONLY" | "MASTERDOWN"));
    if away { QueueError::Unreachable(error.to_string()) } else { QueueError::Refused(error.to_string()) }
}
