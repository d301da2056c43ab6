//! The program itself in a fleet: `start --worker` and `jobs`, as an operator types them.
use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use jobs::queue::{NewJob, Queue, Retry, Signal};

use crate::support::{Redis, config, until};

struct Machine {
    redis_url: String,
    data: PathBuf,
}

impl Machine {
    fn new(redis: &Redis) -> Self {
        let data = std::env::temp_dir().join(format!("wishare-program-{}", rand::random::<u64>()));
        Self { redis_url: redis.url(), data }
    }

    fn wishare(&self, words: &[&str]) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_wishare"));
        program
            .args(words)
            .env("LOCO_ENV", "test")
            .env("REDIS_URL", &self.redis_url)
            .env("WISHARE_DATA", &self.data);
        program.stdin(Stdio::null());
        program
    }

    fn start_worker(&self) -> Program {
        let mut program = self.wishare(&["start", "--worker"]);
        Program(program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    fn says(&self, words: &[&str]) -> String {
        String::from_utf8(self.wishare(words).output().unwrap().stdout).unwrap()
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn fleet(redis: &Redis) -> Queue {
    wishare::queue::open(&config(&redis.url()).await).unwrap()
}

#[tokio::test]
async fn a_worker_process_works_is_operated_and_stops_when_told_through_redis() {
    let Some(redis) = Redis::start().await else { return };
    let (machine, queue) = (Machine::new(&redis), fleet(&redis).await);
    let mut worker = machine.start_worker();
    queue.enqueue(NewJob::new("NobodyKnowsMeJob", 1).retry(Retry::Max(0))).await.unwrap();
    until("the job has died", || async { queue.stats().await.unwrap().dead == 1 }).await;
    assert!(machine.says(&["jobs", "retry"]).contains("1 job(s) moved back"));
    until("it has died again", || async { queue.stats().await.unwrap().failed == 2 }).await;

    let identity = queue.processes().await.unwrap().remove(0).identity;
    queue.signal(&identity, Signal::Stop).await.unwrap();
    until("the process has ended", || {
        let ended = worker.0.try_wait().unwrap();
        async move { ended.is_some_and(|status| status.success()) }
    })
    .await;
    assert_eq!(queue.stats().await.unwrap().processes, 0);
}
