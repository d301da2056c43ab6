//! A queue at work in the background of a test.
use std::time::Duration;

use jobs::queue::Queue;
use tokio::{task::JoinHandle, time::timeout};

pub struct Worker {
    queue: Queue,
    run: JoinHandle<()>,
}

impl Worker {
    pub fn start(queue: &Queue) -> Self {
        let working = queue.clone();
        let run = tokio::spawn(async move { working.run().await.unwrap() });
        Self { queue: queue.clone(), run }
    }

    pub async fn stop(self) {
        self.queue.shutdown();
        self.ended().await;
    }

    pub async fn stop_within(self, deadline: Duration) {
        self.queue.shutdown_within(deadline);
        self.ended().await;
    }

    pub async fn ended(self) {
        timeout(Duration::from_secs(20), self.run).await.expect("the worker ends").unwrap();
    }
}
