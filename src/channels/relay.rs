//! Between processes: what one publishes reaches the sockets of all, through Redis pub/sub. It remembers nothing, so
//! after a cut every page is asked to look for itself.
use std::{
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use futures_util::StreamExt;
use redis::{
    Client, RedisResult,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::OnceCell,
    time::{sleep, timeout},
};

use super::{
    Stream,
    hub::{Inner, Post},
    words,
};

const CHANNEL: &str = "wishare:cable";
/// Whoever publishes is answering somebody.
const PATIENCE: Duration = Duration::from_millis(300);
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

pub struct Relay {
    client: Client,
    connection: OnceCell<ConnectionManager>,
    listening: AtomicBool,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    stream: Stream,
    text: Arc<str>,
}

impl Relay {
    pub fn new(url: &str) -> RedisResult<Self> {
        Ok(Self {
            client: Client::open(url)?,
            connection: OnceCell::new(),
            listening: AtomicBool::new(false),
        })
    }

    /// Whether Redis took it.
    pub async fn publish(&self, stream: &Stream, text: &str) -> bool {
        let envelope = Envelope { stream: stream.clone(), text: text.into() };
        let Ok(envelope) = serde_json::to_string(&envelope) else { return false };
        match timeout(PATIENCE, self.send(&envelope)).await {
            Ok(Ok(())) => true,
            Ok(Err(err)) => {
                tracing::warn!(error = %err, "other processes do not hear what changed: Redis is away");
                false
            }
            Err(_) => {
                tracing::warn!("other processes do not hear what changed: Redis is slow");
                false
            }
        }
    }

    /// From the first socket on; a process without sockets has nobody to tell.
    pub fn listen_for(&self, hub: &Arc<Inner>) {
        if !self.listening.swap(true, Ordering::Relaxed) {
            tokio::spawn(listen(self.client.clone(), Arc::downgrade(hub)));
        }
    }

    async fn send(&self, envelope: &str) -> RedisResult<()> {
        let config = ConnectionManagerConfig::new().set_number_of_retries(1);
        let connect = || ConnectionManager::new_with_config(self.client.clone(), config);
        let mut redis = self.connection.get_or_try_init(connect).await?.clone();
        redis::cmd("PUBLISH").arg(CHANNEL).arg(envelope).query_async(&mut redis).await
    }
}

/// Until the hub is gone. Each time the line was cut, sockets look for themselves once it is back.
async fn listen(client: Client, hub: Weak<Inner>) {
    let mut pause = SHORTEST_PAUSE;
    let mut first = true;
    while hub.strong_count() > 0 {
        if let Ok(line) = client.get_async_pubsub().await
            && hear(line, &hub, first).await.is_ok()
        {
            pause = SHORTEST_PAUSE;
        }
        first = false;
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

async fn hear(mut line: redis::aio::PubSub, hub: &Weak<Inner>, first: bool) -> RedisResult<()> {
    line.subscribe(CHANNEL).await?;
    if let Some(hub) = hub.upgrade().filter(|_| !first) {
        hub.deliver_to_all(words::RESYNC);
    }
    let mut messages = line.into_on_message();
    while let Some(message) = messages.next().await {
        let Some(hub) = hub.upgrade() else { break };
        if let Ok(Envelope { stream, text }) = serde_json::from_slice(message.get_payload_bytes()) {
            hub.deliver(&Post { stream, text });
        }
    }
    Ok(())
}
