//! A Redis and two workers, none of which may feel safe.
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use jobs::queue::Queue;

use super::ledger::Ledger;
use crate::Result;

const WORKERS: u32 = 2;

pub struct Fleet {
    folder: PathBuf,
    port: u16,
    redis: Child,
    /// The one that lived longest is first, and next.
    workers: Vec<Child>,
    hired: u32,
}

impl Fleet {
    pub fn start(ledger: &Ledger) -> Result<Self> {
        let folder = ledger.folder().to_path_buf();
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let redis = start_redis(&folder, port)?;
        let mut fleet = Self { folder, port, redis, workers: Vec::new(), hired: 0 };
        for _ in 0..WORKERS {
            fleet.hire(ledger)?;
        }
        Ok(fleet)
    }

    pub fn redis_url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub async fn redis_answers(&self, queue: &Queue) -> Result<()> {
        for _ in 0..300 {
            if queue.ping().await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("redis does not answer".into())
    }

    pub fn kill_one(&mut self, ledger: &Ledger) -> Result<()> {
        end(&mut self.workers.remove(0));
        self.hire(ledger)
    }

    pub async fn restart_redis(&mut self, queue: &Queue) -> Result<()> {
        end(&mut self.redis);
        self.redis = start_redis(&self.folder, self.port)?;
        self.redis_answers(queue).await
    }

    pub async fn empty_redis(&self) -> Result<()> {
        let client = redis::Client::open(self.redis_url())?;
        let mut connection = client.get_multiplexed_async_connection().await?;
        Ok(redis::cmd("FLUSHALL").exec_async(&mut connection).await?)
    }

    fn hire(&mut self, ledger: &Ledger) -> Result<()> {
        self.hired += 1;
        let mut worker = Command::new(std::env::current_exe()?);
        worker.args(["chaos-worker", &self.redis_url()]).arg(ledger.file(self.hired));
        self.workers.push(worker.stdin(Stdio::null()).spawn()?);
        Ok(())
    }
}

/// Killed like the workers are: what Redis has answered stands in its append-only file.
fn start_redis(folder: &Path, port: u16) -> Result<Child> {
    let log = File::create(folder.join("redis.log"))?;
    let mut redis = Command::new("redis-server");
    redis.args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes"]);
    redis.args(["--appendfsync", "everysec"]).current_dir(folder);
    Ok(redis.stdout(log).stdin(Stdio::null()).spawn()?)
}

fn end(process: &mut Child) {
    let _ = process.kill();
    let _ = process.wait();
}

impl Drop for Fleet {
    fn drop(&mut self) {
        self.workers.iter_mut().for_each(end);
        end(&mut self.redis);
    }
}
