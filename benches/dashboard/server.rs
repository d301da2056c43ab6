//! A process to measure, and what it used of the machine.
use std::{
    env, fs,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::time::sleep;

use crate::{Result, load::Line};

pub struct Server {
    pub port: u16,
    child: Child,
    log: PathBuf,
}

/// Whose hits and misses a process wrote down when it stopped.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Cache {
    pub hit_rate: f64,
}

impl Server {
    /// Wishare as it is deployed, with these settings more.
    pub async fn wishare(settings: &[(&str, &str)]) -> Result<Self> {
        let mut command = Command::new(env::var("WISHARE_PROGRAM")?);
        let port = free_port()?;
        command.args(["start", "--no-banner", "--server-and-worker", "--port", &port.to_string()]);
        command.env("LOCO_ENV", "production").env("BINDING", "127.0.0.1").envs(settings.iter().copied());
        Self::launch(command, port, "/_ping").await
    }

    /// One of `limits.rs`, for so many people.
    pub async fn limit(bytes: usize, people: usize, more: &[&str]) -> Result<Self> {
        let (mut command, port) = (Command::new(env::current_exe()?), free_port()?);
        command.args(["limit", &port.to_string(), &bytes.to_string()]).args(more);
        command.env("BENCH_PEOPLE", people.to_string());
        Self::launch(command, port, "/").await
    }

    async fn launch(mut command: Command, port: u16, ready: &str) -> Result<Self> {
        let log = PathBuf::from(env::var("BENCH_ROOM")?).join(format!("{port}.log"));
        command.stdout(fs::File::create(&log)?).stderr(Stdio::inherit());
        let server = Self { port, child: command.spawn()?, log };
        for _ in 0..600 {
            if server.answers(ready).await {
                return Ok(server);
            }
            sleep(Duration::from_millis(50)).await;
        }
        Err(format!("the server did not start: {}", fs::read_to_string(&server.log)?).into())
    }

    async fn answers(&self, path: &str) -> bool {
        let Ok(mut line) = Line::open(self.port).await else { return false };
        let question = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        line.ask(question.as_bytes()).await.is_ok()
    }

    /// The most memory it ever had, in mebibytes.
    pub fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
        kib.unwrap_or_default() / 1024.0
    }

    /// Seconds of processor it used.
    pub fn cpu(&self) -> f64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<f64> =
            stat.rsplit(')').next().unwrap_or_default().split_whitespace().flat_map(str::parse).collect();
        // After the name come the state (no number) and ten numbers, then user and system time in hundredths.
        fields.get(10).zip(fields.get(11)).map_or(0.0, |(user, system)| (user + system) / 100.0)
    }

    /// Told to stop as an operator would, so that it writes down what its cache did.
    pub async fn stop(mut self) -> Result<Cache> {
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        for _ in 0..200 {
            if self.child.try_wait()?.is_some() {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
        let log = fs::read_to_string(&self.log)?;
        let line = log.lines().rev().find(|line| line.contains("hit_rate"));
        let said = line.and_then(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let fields = said.and_then(|mut said| said.get_mut("fields").map(serde_json::Value::take));
        Ok(fields.and_then(|fields| serde_json::from_value(fields).ok()).unwrap_or_default())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
