//! Loco's queue over ours (`jobs::queue`): `perform_later`, `start --worker`, `cargo loco jobs`, `/_readiness` and the
//! generators work as Loco documents. What Loco calls a priority or a tag is a queue of its own here.
mod lanes;
mod listing;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use jobs::queue::{Job, JobError, Options, Queue, QueueError, Waiting};
use loco_rs::{
    Error, Result,
    bgworker::{self, JobHandler, JobId, JobStatus, QueueProvider},
    config::{Config, QueueConfig, RedisQueueConfig},
};
use serde_json::Value;

/// The address `config/*.yaml` names when there is no `REDIS_URL`.
const NOWHERE: &str = "embedded.invalid";

/// Connects to nothing yet: Loco makes its context twice at a start.
pub fn open(config: &Config) -> Result<Queue> {
    let Some(QueueConfig::Redis(config)) = &config.queue else {
        return Ok(Queue::embedded(Options { queues: lanes::queues(&[]), ..Options::default() }));
    };
    let options = options(config);
    if config.uri.contains(NOWHERE) {
        return Ok(Queue::embedded(options));
    }
    Queue::sidekiq(&config.uri, options).map_err(wrap)
}

/// The Redis of the fleet, where there is one.
pub fn redis_url(config: &Config) -> Option<&str> {
    match &config.queue {
        Some(QueueConfig::Redis(config)) if !config.uri.contains(NOWHERE) => Some(&config.uri),
        _ => None,
    }
}

pub fn for_loco(queue: Queue) -> bgworker::Queue {
    bgworker::Queue::from_provider(Arc::new(Provider { queue, told_to_stop: AtomicBool::new(false) }))
}

struct Provider {
    queue: Queue,
    told_to_stop: AtomicBool,
}

#[async_trait]
impl QueueProvider for Provider {
    async fn enqueue(
        &self,
        class: String,
        queue: Option<String>,
        args: Value,
        tags: Option<Vec<String>>,
        priority: Option<i32>,
    ) -> Result<Option<JobId>> {
        let job = lanes::new_job(class, queue, args, tags, priority);
        self.queue.enqueue(job).await.map(Some).map_err(wrap)
    }

    async fn enqueue_batch(
        &self,
        class: String,
        queue: Option<String>,
        jobs: Vec<(Value, Option<i32>)>,
        tags: Option<Vec<String>>,
    ) -> Result<Vec<JobId>> {
        let job =
            |(args, priority)| lanes::new_job(class.clone(), queue.clone(), args, tags.clone(), priority);
        self.queue.enqueue_all(jobs.into_iter().map(job).collect()).await.map_err(wrap)
    }

    async fn register_handler(&self, name: String, handler: JobHandler) -> Result<()> {
        let handler = Arc::new(handler);
        self.queue.on(name, move |job: Job| {
            let handler = handler.clone();
            async move { handler(job.jid.clone(), job.argument()).await.map_err(|err| failure(&err)) }
        });
        Ok(())
    }

    async fn run(&self, tags: Vec<String>) -> Result<()> {
        let queues = lanes::listened_to(&self.queue.options().queues, &tags);
        let ended = self.queue.run_on(queues).await.map_err(wrap);
        if ended.is_ok() && !self.told_to_stop.load(Ordering::SeqCst) {
            stop_this_process();
        }
        ended
    }

    async fn setup(&self) -> Result<()> {
        Ok(())
    }

    async fn clear(&self) -> Result<()> {
        self.clear_by_status(vec![JobStatus::Queued, JobStatus::Failed]).await
    }

    async fn ping(&self) -> Result<()> {
        self.queue.ping().await.map_err(wrap)
    }

    async fn get_jobs(
        &self,
        status: Option<&Vec<JobStatus>>,
        age: Option<i64>,
    ) -> Result<Vec<bgworker::Job>> {
        listing::jobs(&self.queue, status, age).await.map_err(wrap)
    }

    async fn cancel_jobs_by_name(&self, name: &str) -> Result<()> {
        self.queue.cancel(name).await.map(drop).map_err(wrap)
    }

    /// Done and cancelled jobs leave no trace here, so there is nothing of them to clear.
    async fn clear_by_status(&self, status: Vec<JobStatus>) -> Result<()> {
        if status.contains(&JobStatus::Queued) {
            clear_queued(&self.queue).await.map_err(wrap)?;
        }
        if status.contains(&JobStatus::Failed) {
            self.queue.clear_waiting(Waiting::Dead).await.map_err(wrap)?;
        }
        Ok(())
    }

    async fn clear_jobs_older_than(&self, age_days: i64, status: Option<&Vec<JobStatus>>) -> Result<()> {
        let meant = |one| status.is_none_or(|all| all.contains(&one));
        let before = listing::days_ago(age_days);
        if meant(JobStatus::Queued) {
            self.queue.cancel_older_than(before).await.map_err(wrap)?;
        }
        if meant(JobStatus::Failed) {
            self.queue.forget_dead_older_than(before).await.map_err(wrap)?;
        }
        Ok(())
    }

    /// Only what dead workers held: a job in the hands of a living one is not stuck, however long it takes.
    async fn requeue(&self, _age_minutes: &i64) -> Result<()> {
        self.queue.rescue().await.map(drop).map_err(wrap)
    }

    async fn retry_failed(&self, id: Option<&str>) -> Result<u64> {
        match id {
            Some(id) => self.queue.run_now(Waiting::Dead, id).await.map(u64::from).map_err(wrap),
            None => self.queue.run_all_now(Waiting::Dead).await.map_err(wrap),
        }
    }

    fn describe(&self) -> String {
        self.queue.describe()
    }

    fn shutdown(&self) -> Result<()> {
        self.told_to_stop.store(true, Ordering::SeqCst);
        self.queue.shutdown();
        Ok(())
    }
}

async fn clear_queued(queue: &Queue) -> std::result::Result<(), QueueError> {
    for info in queue.queues().await? {
        queue.clear_queue(&info.name).await?;
    }
    queue.clear_waiting(Waiting::Scheduled).await?;
    queue.clear_waiting(Waiting::Retries).await?;
    Ok(())
}

fn options(config: &RedisQueueConfig) -> Options {
    Options {
        concurrency: config.num_workers.max(1) as usize,
        queues: lanes::queues(config.queues.as_deref().unwrap_or_default()),
        tag: "wishare".into(),
        ..Options::default()
    }
}

/// Told to stop through Redis (Sidekiq's web page): the worker has ended, and the process that was for it should too,
/// in the same orderly way as if the system had asked.
fn stop_this_process() {
    tracing::info!("the worker was told to stop from outside; so does this process");
    if let Err(error) =
        rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TERM)
    {
        tracing::error!(%error, "this process could not be told to stop");
    }
}

/// The variant's name is what failures are grouped by.
fn failure(error: &Error) -> JobError {
    let name: String = format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
    JobError::new(name, error)
}

fn wrap(error: QueueError) -> Error {
    Error::wrap(error)
}
