//! One run of a job that came through Redis: from its bytes to what Redis shall be told.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::mpsc::UnboundedSender;

use super::{
    desk::Laid,
    link::Link,
    process::{Payload, Process},
    scripts,
};
use crate::queue::{clock, job::Job, lease::Lease, perform::Outcome, shared::Shared, unique};

/// What finish.lua shall do with a job.
#[derive(Debug)]
pub(super) struct Finish {
    pub(super) epoch: u64,
    pub(super) serial: u64,
    pub(super) took: Duration,
    pub(super) queue: String,
    pub(super) payload: Payload,
    pub(super) verb: &'static str,
    pub(super) next: Vec<u8>,
    pub(super) at: f64,
    pub(super) lock: String,
    pub(super) jid: String,
}

/// Everything a run needs from its process.
pub(super) struct Context {
    pub(super) link: Link,
    pub(super) process: Arc<Process>,
    pub(super) shared: Arc<Shared>,
}

/// One slot: does what lies on the desk until nothing does.
pub(super) async fn slot(context: Arc<Context>, epoch: u64, tell: UnboundedSender<Finish>) {
    loop {
        let picked_up = context.process.desk().pick_up(epoch);
        let Some((serial, (queue, payload))) = picked_up else { return };
        let started = Instant::now();
        let finish = run(&context, queue, payload).await;
        // Nobody listens only if the fetch loop has ended, and then the job is handed back anyway.
        let _ = tell.send(Finish { epoch, serial, took: started.elapsed(), ..finish });
        // A slot that never waits must still let others run.
        tokio::task::consume_budget().await;
    }
}

async fn run(context: &Arc<Context>, queue: String, payload: Payload) -> Finish {
    match Job::from_payload(&payload) {
        Ok(job) => {
            let (held, outcome) = context.perform(job, &queue, &payload).await;
            Finish::of(queue, payload).with(held, outcome)
        }
        Err(error) => {
            tracing::error!(%error, queue, "a payload nobody can read goes to the dead jobs");
            Finish { next: payload.to_vec(), ..Finish::of(queue, payload) }
        }
    }
}

type Held = Option<(String, String)>;

impl Context {
    async fn perform(self: &Arc<Self>, mut job: Job, queue: &str, payload: &Payload) -> (Held, Outcome) {
        job.queue = queue.to_string();
        job.lease = self.lease(queue, payload);
        if let Some(lock) = unique::held_until_start(&job) {
            self.unlock(lock, &job.jid).await;
        }
        let held = unique::held(&job).map(|(lock, ..)| (lock.to_string(), job.jid.clone()));
        (held, self.shared.handlers.perform(job, &self.shared.options.retry).await)
    }

    /// Before the job runs, so that a change made from now on enqueues another run. If Redis is away, the lock's own end
    /// frees it.
    async fn unlock(&self, lock: &str, jid: &str) {
        let mut pipe = redis::pipe();
        pipe.add_command(scripts::call(&scripts::UNLOCK)).arg(lock).arg(jid).ignore();
        if let Err(error) = self.link.ask_again::<()>(&pipe).await {
            tracing::warn!(%error, lock, "a unique job's place could not be freed");
        }
    }

    fn lease(self: &Arc<Self>, queue: &str, payload: &Payload) -> Lease {
        let (context, me) = (self.clone(), self.process.identity());
        let (queue, payload) = (queue.to_string(), payload.clone());
        Lease::new(move || {
            let (context, me) = (context.clone(), me.clone());
            let (queue, payload) = (queue.clone(), payload.clone());
            Box::pin(async move { context.still_holds(&me, &queue, &payload).await })
        })
    }

    async fn still_holds(&self, me: &str, queue: &str, payload: &[u8]) -> bool {
        if self.process.identity() != me {
            return false;
        }
        let mut pipe = redis::pipe();
        pipe.add_command(scripts::call(&scripts::MINE)).arg(me).arg(queue).arg(payload);
        match self.link.ask_again::<(u8,)>(&pipe).await {
            Ok((mine,)) => mine == 1,
            Err(_) => self.process.surely_alive(self.shared.options.lease),
        }
    }
}

impl Finish {
    fn of(queue: String, payload: Payload) -> Self {
        let (next, lock, jid) = Default::default();
        let took = Duration::ZERO;
        Self { epoch: 0, serial: 0, took, queue, payload, verb: "dead", next, at: 0.0, lock, jid }
    }

    /// It never started; it goes back to the front of its queue.
    pub(super) fn back((queue, payload): Laid) -> Self {
        Self { verb: "back", ..Self::of(queue, payload) }
    }

    fn with(mut self, held: Held, outcome: Outcome) -> Self {
        // A retry keeps its place: while it waits, its likes need not be enqueued.
        if !matches!(outcome, Outcome::Retry { .. }) {
            (self.lock, self.jid) = held.unwrap_or_default();
        }
        match outcome {
            Outcome::Done => self.verb = "done",
            Outcome::Discarded => self.verb = "discarded",
            Outcome::Retry { at, job } => (self.verb, self.at, self.next) = ("retry", at, job.to_payload()),
            Outcome::Dead { job } => {
                (self.verb, self.at, self.next) = ("dead", clock::now(), job.to_payload());
            }
        }
        self
    }
}
