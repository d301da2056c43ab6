//! Workers and jobs of rusty-sidekiq, taken as they are: what is written against that crate runs on this queue, with this
//! queue's fetch loop under it.
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sidekiq::Worker;

use super::{Queue, error::JobError, job::Job, push::NewJob};

impl Queue {
    /// How often it is retried stands in the job, not in `Worker::max_retries`.
    pub fn register_worker<Args, W>(&self, worker: W)
    where
        Args: DeserializeOwned + Send + Sync + 'static,
        W: Worker<Args> + 'static,
    {
        let worker = Arc::new(worker);
        self.on(W::class_name(), move |job| perform(worker.clone(), job));
    }
}

async fn perform<Args: DeserializeOwned, W: Worker<Args>>(worker: Arc<W>, job: Job) -> Result<(), JobError> {
    let args = if worker.disable_argument_coercion() { Value::Array(job.args) } else { job.argument() };
    worker.perform(serde_json::from_value(args)?).await?;
    Ok(())
}

/// What `W::opts().into_opts().create_job(..)` makes.
impl TryFrom<sidekiq::Job> for NewJob {
    type Error = JobError;

    fn try_from(job: sidekiq::Job) -> Result<Self, JobError> {
        Ok(Job::from_payload(&serde_json::to_vec(&job)?)?.into())
    }
}
