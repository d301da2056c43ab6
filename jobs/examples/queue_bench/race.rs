//! Jobs per second of any worker that speaks Sidekiq's protocol, seen from outside: the queue is filled first, then the
//! worker is started, and the clock runs from its first job to its last.
use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use jobs::queue::{NewJob, Options, Page, Queue};

use crate::Result;

const BATCH: usize = 1000;
const LOOK: Duration = Duration::from_millis(5);
const TOO_LONG: Duration = Duration::from_mins(2);

pub async fn run(redis: &str, jobs: usize, name: &str, command: &[&str]) -> Result<()> {
    let queue =
        Queue::sidekiq(redis, Options { answer_within: Duration::from_secs(10), ..Options::default() })?;
    queue.clear_queue("default").await?;
    fill(&queue, jobs).await?;
    let took = clock(&queue, jobs, command).await?;
    println!(
        "{name}: {jobs} jobs in {:.2} s, {:.0} jobs/s",
        took.as_secs_f64(),
        jobs as f64 / took.as_secs_f64()
    );
    Ok(())
}

async fn fill(queue: &Queue, jobs: usize) -> Result<()> {
    for from in (0..jobs).step_by(BATCH) {
        let to = (from + BATCH).min(jobs);
        queue.enqueue_all((from..to).map(|n| NewJob::new("Noop", n)).collect()).await?;
    }
    Ok(())
}

async fn clock(queue: &Queue, jobs: usize, command: &[&str]) -> Result<Duration> {
    let (program, args) = command.split_first().ok_or("a command to race")?;
    let mut worker = Command::new(program);
    let worker = Racer(worker.args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    wait_until(queue, |left| left < jobs as u64).await?;
    let started = Instant::now();
    wait_until(queue, |left| left == 0).await?;
    let took = started.elapsed();
    drop(worker);
    Ok(took)
}

async fn wait_until(queue: &Queue, reached: impl Fn(u64) -> bool) -> Result<()> {
    let started = Instant::now();
    while !reached(queue.queued("default", Page::first(0)).await?.total) {
        if started.elapsed() > TOO_LONG {
            return Err("the worker is not getting anywhere".into());
        }
        tokio::time::sleep(LOOK).await;
    }
    Ok(())
}

struct Racer(Child);

impl Drop for Racer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
