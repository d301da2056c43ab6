//! A private Redis for a test, and Loco's config as the queue reads it.
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use loco_rs::config::{Config, QueueConfig};

pub struct Redis {
    port: u16,
    folder: PathBuf,
    server: Child,
}

impl Redis {
    /// None, with a word about it, on a machine without redis-server.
    pub async fn start() -> Option<Self> {
        if !needs("redis-server") {
            return None;
        }
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("wishare-queue-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let log = File::create(folder.join("log")).unwrap();
        let mut server = Command::new("redis-server");
        server.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", ""]).current_dir(&folder);
        let server = server.stdout(log).stdin(Stdio::null()).spawn().unwrap();
        let redis = Self { port, folder, server };
        until("redis answers", || async { redis.answers().await }).await;
        Some(redis)
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    async fn answers(&self) -> bool {
        let client = redis::Client::open(self.url()).unwrap();
        client.get_multiplexed_async_connection().await.is_ok()
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The test's own configuration, with another address for the queue.
pub async fn config(redis_url: &str) -> Config {
    let mut config = loco_rs::environment::Environment::Test.load().unwrap();
    if let Some(QueueConfig::Redis(redis)) = &mut config.queue {
        redis.uri = redis_url.into();
    }
    config
}

pub async fn until<F: Future<Output = bool>>(what: &str, mut is_so: impl FnMut() -> F) {
    for _ in 0..3000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited thirty seconds in vain until {what}");
}

fn needs(program: &str) -> bool {
    let path = std::env::var("PATH").unwrap_or_default();
    let found = path.split(':').any(|folder| Path::new(folder).join(program).is_file());
    assert!(found || std::env::var("WISHARE_TEST_EVERYTHING").as_deref() != Ok("1"), "needs {program}");
    if !found {
        skip(program);
    }
    found
}

#[expect(clippy::print_stdout, reason = "bin/test looks for this line")]
fn skip(program: &str) {
    println!("skipped: needs {program}");
}
