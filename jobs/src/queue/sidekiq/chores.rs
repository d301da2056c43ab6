//! What somebody in the fleet must do now and then: move due jobs, start periodic ones, rescue the jobs of the dead.
//! Everybody does it, and each step is safe to be done by all at once; so there is no leader to lose.
use std::{collections::HashMap, sync::Arc, time::Duration};

use rand::Rng as _;
use tokio::time::{Instant, sleep};

use super::{link::Link, promote, push, run::Context, scripts};
use crate::queue::{backend::Result, clock, error::JobError, inspect::Waiting, job::Job, schedule::Periodic};

pub(super) async fn keep_house(context: Arc<Context>) {
    let mut house = House { context, ticks: HashMap::new(), reaped: None };
    loop {
        if let Err(error) = house.keep().await {
            tracing::debug!(%error, "due jobs could not be looked for");
        }
        sleep(house.pause()).await;
    }
}

/// Gives the jobs of processes whose lease ran out back. Returns how many, and those given up for good. Right after Redis
/// has come back every lease looks old; `after` is how long it must have been up.
pub(super) async fn reap(link: &Link, after: Duration) -> Result<(u64, Vec<Vec<u8>>)> {
    let mut pipe = redis::pipe();
    pipe.add_command(scripts::call(&scripts::REAP)).arg(after.as_secs_f64());
    let (reaped,) = link.ask::<((u64, Vec<Vec<u8>>),)>(&pipe).await?;
    Ok(reaped)
}

struct House {
    context: Arc<Context>,
    /// The last tick of each schedule we have told Redis about.
    ticks: HashMap<String, f64>,
    reaped: Option<Instant>,
}

impl House {
    async fn keep(&mut self) -> Result<()> {
        let link = &self.context.link;
        promote::promote_due(link, Waiting::Retries).await?;
        promote::promote_due(link, Waiting::Scheduled).await?;
        for periodic in self.context.shared.periodic() {
            self.tick(&periodic).await?;
        }
        let options = &self.context.shared.options;
        if self.reaped.is_none_or(|last| last.elapsed() >= options.beat)
            && self.context.process.steady(options.lease)
        {
            self.reap().await?;
            self.reaped = Some(Instant::now());
        }
        Ok(())
    }

    /// A little apart from the others, so a fleet started together does not ask together.
    fn pause(&self) -> Duration {
        self.context.shared.options.poll.mul_f64(rand::rng().random_range(0.75..1.25))
    }

    async fn tick(&mut self, periodic: &Periodic) -> Result<()> {
        let Some(tick) = periodic.schedule.last_tick(clock::now()) else { return Ok(()) };
        if self.ticks.get(&periodic.name) == Some(&tick) {
            return Ok(());
        }
        let (job, at) = periodic.job.clone().into_job();
        let mut call = scripts::call(&scripts::TICK);
        call.arg(&periodic.name).arg(tick);
        push::add(&mut call, &job, at);
        self.context.link.ask_again::<()>(redis::pipe().add_command(call).ignore()).await?;
        self.ticks.insert(periodic.name.clone(), tick);
        Ok(())
    }

    async fn reap(&self) -> Result<()> {
        let shared = &self.context.shared;
        let (moved, given_up) = reap(&self.context.link, shared.options.lease).await?;
        if moved > 0 {
            tracing::warn!(jobs = moved, "jobs of a dead worker were handed back");
        }
        for payload in given_up {
            let job = Job::from_payload(&payload).unwrap_or_else(|_| Job::undecodable(&payload));
            let error = JobError::new("WorkerDied", "each worker that ran this job died");
            tracing::error!(job.class, job.id = job.jid, "a job was given up: every worker that ran it died");
            shared.handlers.tell_exhausted(&job, error).await;
        }
        let oldest = clock::now() - shared.options.dead.keep.as_secs_f64();
        let mut trim = redis::pipe();
        trim.zrembyscore("dead", "-inf", oldest).ignore();
        self.context.link.ask(&trim).await
    }
}
