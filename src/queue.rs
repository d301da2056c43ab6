//! Loco's queue over ours (`jobs::queue`): `perform_later`, `start --worker`, `/_readiness` and the rest work as Loco
//! documents.
use std::sync::Arc;

use async_trait::async_trait;
use jobs::queue::{Job, JobError, NewJob, Options, Queue, QueueOptions};
use loco_rs::{
    Error, Result,
    bgworker::{self, JobHandler, JobStatus, QueueProvider},
    config::Config,
};
use serde_json::Value;

/// The queue this process works on, for those who look into it; Loco's face of it is `provider`.
pub fn open(_: &Config) -> Queue {
    let queues = [("default", 3), ("mailers", 2), ("low_priority", 1)]
        .map(|(name, weight)| QueueOptions::new(name, weight));
    let options = Options { queues: queues.into(), ..Options::default() };
    Queue::embedded(options)
}

pub fn provider(queue: Queue) -> bgworker::Queue {
    bgworker::Queue::from_provider(Arc::new(Provider(queue)))
}

struct Provider(Queue);

#[async_trait]
impl QueueProvider for Provider {
    async fn enqueue(
        &self,
        class: String,
        queue: Option<String>,
        args: Value,
        _tags: Option<Vec<String>>,
        _priority: Option<i32>,
    ) -> Result<Option<String>> {
        let job = NewJob::new(class, args).queue(queue.unwrap_or_else(|| "default".into()));
        Ok(Some(self.0.enqueue(job).await.map_err(Error::wrap)?))
    }

    async fn register_handler(&self, name: String, handler: JobHandler) -> Result<()> {
        let handler = Arc::new(handler);
        self.0.on(name, move |job: Job| {
            let handler = handler.clone();
            async move {
                handler(job.jid.clone(), job.argument()).await.map_err(|err| JobError::new("Error", err))
            }
        });
        Ok(())
    }

    async fn run(&self, _: Vec<String>) -> Result<()> {
        self.0.run().await.map_err(Error::wrap)
    }

    async fn setup(&self) -> Result<()> {
        Ok(())
    }

    async fn clear(&self) -> Result<()> {
        Ok(())
    }

    async fn ping(&self) -> Result<()> {
        self.0.ping().await.map_err(Error::wrap)
    }

    async fn get_jobs(&self, _: Option<&Vec<JobStatus>>, _: Option<i64>) -> Result<Vec<bgworker::Job>> {
        Ok(Vec::new())
    }

    async fn cancel_jobs_by_name(&self, name: &str) -> Result<()> {
        self.0.cancel(name).await.map(|_| ()).map_err(Error::wrap)
    }

    async fn clear_by_status(&self, _: Vec<JobStatus>) -> Result<()> {
        Ok(())
    }

    async fn clear_jobs_older_than(&self, _: i64, _: Option<&Vec<JobStatus>>) -> Result<()> {
        Ok(())
    }

    async fn requeue(&self, _: &i64) -> Result<()> {
        self.0.rescue().await.map(|_| ()).map_err(Error::wrap)
    }

    async fn retry_failed(&self, _: Option<&str>) -> Result<u64> {
        Ok(0)
    }

    fn describe(&self) -> String {
        "the queue in this process".into()
    }

    fn shutdown(&self) -> Result<()> {
        self.0.shutdown();
        Ok(())
    }
}
