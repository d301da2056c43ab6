//! A worker in a process of its own, to be killed or frozen. It is this very test program, asked to run one "test".
use std::{
    process::{Child, Command, Stdio},
    time::Duration,
};

use jobs::queue::{Job, JobError, Queue};

use super::{Redis, quick};

const REDIS: &str = "QUEUE_TEST_REDIS";

pub struct Process(Child);

impl Process {
    pub fn start(redis: &Redis) -> Self {
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.args(["support::process::a_worker_process", "--exact", "--ignored"]);
        program.env(REDIS, redis.url()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(program.spawn().unwrap())
    }

    pub fn pid(&self) -> u32 {
        self.0.id()
    }

    /// kill -9: it has no moment to say goodbye.
    pub fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    pub fn freeze(&self) {
        self.signal("-STOP");
    }

    pub fn thaw(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.pid().to_string()]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What is written down in Redis, by whichever process.
pub async fn written(redis: &Redis) -> Vec<String> {
    let (lines,) = redis.ask(redis::pipe().lrange("diary", 0, -1)).await;
    lines
}

/// `Slow` starts, takes its argument's milliseconds, asks whether it is still its own, and ends; `Deadly` takes the whole
/// process with it.
#[tokio::test]
#[ignore = "run by other tests, as a process of its own"]
async fn a_worker_process() {
    let Ok(url) = std::env::var(REDIS) else { return };
    let queue = Queue::sidekiq(&url, quick()).unwrap();
    let diary = redis::Client::open(url).unwrap().get_multiplexed_async_connection().await.unwrap();
    queue.on("Slow", move |job: Job| slow(job, diary.clone()));
    queue.on("Deadly", |_| async { std::process::abort() });
    queue.run().await.unwrap();
}

async fn slow(job: Job, mut diary: redis::aio::MultiplexedConnection) -> Result<(), JobError> {
    let pid = std::process::id();
    let mut write =
        async |line: String| redis::cmd("RPUSH").arg("diary").arg(line).exec_async(&mut diary).await;
    write(format!("started {pid}")).await?;
    let end = std::time::Instant::now() + Duration::from_millis(job.argument().as_u64().unwrap_or(0));
    while std::time::Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mine = job.lease.still_mine().await;
    write(format!("{} {pid}", if mine { "ended" } else { "lost" })).await?;
    Ok(())
}
