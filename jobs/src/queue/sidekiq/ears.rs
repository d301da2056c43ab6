//! An ear for each queue: a connection that sleeps inside Redis until a job arrives. Redis wakes exactly one sleeper and
//! puts the job into that process's `offered` list, so an answer lost on the way loses nothing; the fetch loop finds the
//! job where it lies.
use std::{collections::HashSet, sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinSet, time::sleep};

use super::{link::Link, process::Process};
use crate::queue::{backend::Result, options::Options};

const LONGEST_SLEEP: Duration = Duration::from_secs(2);
const AFTER_A_FAILURE: Duration = Duration::from_millis(500);

/// The queues that have room for a job right now.
pub(super) type Room = HashSet<String>;

pub(super) fn listen(
    link: &Link,
    process: &Arc<Process>,
    options: &Options,
    room: &watch::Receiver<Room>,
) -> JoinSet<()> {
    // Far shorter than a lease: nothing Redis still does for a process may come after its jobs were given away.
    let nap = LONGEST_SLEEP.min(options.lease / 4);
    let mut ears = JoinSet::new();
    for queue in options.queue_names() {
        let link = link.apart(nap + options.answer_within);
        ears.spawn(Ear { queue, link, nap, process: process.clone(), room: room.clone() }.listen());
    }
    ears
}

struct Ear {
    queue: String,
    link: Link,
    nap: Duration,
    process: Arc<Process>,
    room: watch::Receiver<Room>,
}

impl Ear {
    /// Ends with the fetch loop, which holds the other end of `room`.
    async fn listen(mut self) {
        while self.room.wait_for(|room| room.contains(&self.queue)).await.is_ok() {
            match self.sleep_until_a_job_comes().await {
                Ok(false) => {}
                Ok(true) => {
                    self.process.bell.notify_one();
                    if self.room.changed().await.is_err() {
                        return;
                    }
                }
                Err(error) => {
                    tracing::debug!(%error, queue = self.queue, "an ear lost its connection");
                    sleep(AFTER_A_FAILURE).await;
                    // The answer that was lost may have been a job.
                    self.process.bell.notify_one();
                }
            }
        }
    }

    async fn sleep_until_a_job_comes(&self) -> Result<bool> {
        let offered = format!("offered:{}:{}", self.process.identity(), self.queue);
        let mut pipe = redis::pipe();
        pipe.cmd("BLMOVE").arg(format!("queue:{}", self.queue)).arg(offered);
        pipe.arg("RIGHT").arg("LEFT").arg(self.nap.as_secs_f64());
        let (job,) = self.link.ask::<(Option<Vec<u8>>,)>(&pipe).await?;
        Ok(job.is_some())
    }
}
