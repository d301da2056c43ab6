//! The racers: our worker, and bare rusty-sidekiq with the same number of slots.
use async_trait::async_trait;
use jobs::queue::{Options, Queue};

use crate::Result;

pub async fn ours(redis: &str, concurrency: usize) -> Result<()> {
    let queue = Queue::sidekiq(redis, Options { concurrency, ..Options::default() })?;
    queue.on("Noop", |_| async { Ok(()) });
    Ok(queue.run().await?)
}

struct Noop;

#[async_trait]
impl sidekiq::Worker<u64> for Noop {
    async fn perform(&self, _: u64) -> sidekiq::Result<()> {
        Ok(())
    }
}

pub async fn rusty(redis: &str, concurrency: usize) -> Result<()> {
    let manager = sidekiq::RedisConnectionManager::new(redis)?;
    let pool = bb8::Pool::builder().max_size(concurrency as u32 + 5).build(manager).await?;
    let config = sidekiq::ProcessorConfig::default().num_workers(concurrency);
    let mut processor = sidekiq::Processor::new(pool, vec!["default".into()]).with_config(config);
    processor.register(Noop);
    processor.run().await;
    Ok(())
}
