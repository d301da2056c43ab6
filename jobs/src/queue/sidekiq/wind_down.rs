//! The end of the fetch loop: what runs may finish until the deadline, and what has finished is told.
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

use super::fetch::{AFTER_A_FAILURE, Fetch};

impl Fetch {
    /// Waits for running jobs, tells Redis what became of them, and lets go of the rest at the deadline.
    pub(super) async fn finish_by(&mut self, deadline: Instant) {
        self.give_back(Duration::ZERO);
        while self.hands.busy() > 0 && Instant::now() < deadline {
            tokio::select! {
                Some(finish) = self.ended.recv() => self.settle(finish),
                () = sleep_until(deadline) => {}
            }
            if self.converse().await.is_err() {
                sleep(AFTER_A_FAILURE).await;
            }
        }
        self.hands.let_go().await;
        self.collect();
        if let Err(error) = self.report.send(&self.line, &self.context).await {
            tracing::warn!(%error, "finished jobs could not be reported; they will run again");
        }
    }
}
