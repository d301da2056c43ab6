//! A private Redis on a free port, in a folder of its own; both go when the test does.
use std::{
    fs::File,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

use jobs::queue::{Options, Queue};
use redis::{FromRedisValue, Pipeline};

use super::{needs, until};

static SERIAL: AtomicU32 = AtomicU32::new(0);

pub struct Redis {
    pub port: u16,
    folder: PathBuf,
    server: Option<Child>,
}

impl Redis {
    pub async fn start() -> Option<Self> {
        if !needs("redis-server") {
            return None;
        }
        let name = format!("queue-test-{}-{}", std::process::id(), SERIAL.fetch_add(1, Ordering::SeqCst));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let mut redis = Self { port: free_port(), folder, server: None };
        redis.restart().await;
        Some(redis)
    }

    /// Everything written so far is there again: it keeps an append-only file.
    pub async fn restart(&mut self) {
        self.stop();
        let log = File::create(self.folder.join("log")).unwrap();
        let mut server = Command::new("redis-server");
        server.args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--save", ""]);
        server.args(["--appendonly", "yes", "--appendfsync", "always"]).current_dir(&self.folder);
        self.server = Some(server.stdout(log).stdin(Stdio::null()).spawn().unwrap());
        until("redis answers", || async {
            self.try_ask::<()>(redis::pipe().cmd("PING").ignore()).await.is_ok()
        })
        .await;
    }

    pub fn stop(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub fn queue(&self, options: Options) -> Queue {
        Queue::sidekiq(&self.url(), options).unwrap()
    }

    pub async fn ask<T: FromRedisValue>(&self, pipe: &mut Pipeline) -> T {
        self.try_ask(pipe).await.unwrap()
    }

    async fn try_ask<T: FromRedisValue>(&self, pipe: &mut Pipeline) -> redis::RedisResult<T> {
        let client = redis::Client::open(self.url())?;
        let patient = redis::AsyncConnectionConfig::new().set_response_timeout(None);
        pipe.query_async(&mut client.get_multiplexed_async_connection_with_config(&patient).await?).await
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
