//! A worker of the chaos run: each job takes a while, then is written down.
use std::{
    fs::OpenOptions,
    io::Write,
    sync::{Arc, Mutex},
    time::Duration,
};

use jobs::queue::{Job, Options, Queue};

use crate::Result;

const A_WHILE: Duration = Duration::from_millis(40);

pub async fn run(redis: &str, file: &str) -> Result<()> {
    let file = Arc::new(Mutex::new(OpenOptions::new().create(true).append(true).open(file)?));
    let queue = Queue::sidekiq(redis, Options::default())?;
    queue.on("Chaos", move |job: Job| {
        let file = file.clone();
        async move {
            tokio::time::sleep(A_WHILE).await;
            let line = format!("{}\n", job.argument());
            file.lock().map_err(|_| std::io::Error::other("poisoned"))?.write_all(line.as_bytes())?;
            Ok(())
        }
    });
    Ok(queue.run().await?)
}
