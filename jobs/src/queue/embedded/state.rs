//! Everything the embedded queue knows, behind one lock, changed only in whole steps.
use std::collections::{BTreeMap, HashMap, VecDeque};

use super::{counts::Counts, locks::Locks, timed::Timed};
use crate::queue::{
    backend::Incoming,
    clock,
    inspect::Waiting,
    job::{Jid, Job},
    options::DeadOptions,
    perform::Outcome,
    schedule::Periodic,
    shared::Tally,
    turn::Turn,
    unique,
};

#[derive(Default)]
pub(super) struct State {
    pub(super) queues: BTreeMap<String, VecDeque<Job>>,
    pub(super) scheduled: Timed,
    pub(super) retries: Timed,
    pub(super) dead: Timed,
    pub(super) running: HashMap<u64, Run>,
    pub(super) tally: Tally,
    pub(super) counts: Counts,
    locks: Locks,
    ticks: HashMap<String, f64>,
    serial: u64,
}

#[derive(Clone)]
pub(super) struct Run {
    pub(super) serial: u64,
    pub(super) queue: String,
    pub(super) started_at: f64,
    pub(super) job: Job,
}

impl State {
    pub(super) fn push(&mut self, (job, at): Incoming) -> Jid {
        if let Some(waiting) = self.locks.lock(&job) {
            return waiting;
        }
        let jid = job.jid.clone();
        match at {
            Some(at) => self.scheduled.insert(at, job),
            None => self.queues.entry(job.queue.clone()).or_default().push_back(job),
        }
        jid
    }

    pub(super) fn take(&mut self, turns: &[Turn], mut free: usize) -> Vec<Run> {
        let mut taken = Vec::new();
        for turn in turns {
            for _ in 0..turn.room.min(free) {
                let Some(job) = self.queues.get_mut(&turn.queue).and_then(VecDeque::pop_front) else { break };
                taken.push(self.start(turn.queue.clone(), job));
                free -= 1;
            }
        }
        taken
    }

    pub(super) fn settle(&mut self, run: &Run, outcome: Outcome, dead: &DeadOptions) {
        self.end(run);
        self.counts.add(!matches!(outcome, Outcome::Done));
        match outcome {
            Outcome::Retry { at, job } => self.retries.insert(at, *job),
            Outcome::Dead { job } => {
                self.locks.unlock(&job);
                self.dead.insert(clock::now(), *job);
                self.dead.trim(clock::now() - dead.keep.as_secs_f64(), dead.at_most);
            }
            Outcome::Done | Outcome::Discarded => self.locks.unlock(&run.job),
        }
    }

    /// An unfinished run goes back to where it came from, first in line.
    pub(super) fn hand_back(&mut self, run: Run) {
        self.end(&run);
        self.queues.entry(run.queue).or_default().push_front(run.job);
    }

    pub(super) fn promote_due(&mut self, now: f64) {
        let mut due = self.retries.take_due(now);
        due.append(&mut self.scheduled.take_due(now));
        for job in due {
            self.requeue(job);
        }
        self.locks.forget_ended(now);
    }

    /// The first time a schedule is seen only notes where it stands: a nightly job does not run at every start.
    pub(super) fn tick(&mut self, periodic: &Periodic, now: f64) {
        let Some(tick) = periodic.schedule.last_tick(now) else { return };
        let seen = self.ticks.insert(periodic.name.clone(), tick);
        if seen.is_some_and(|seen| seen < tick) {
            self.push(periodic.job.clone().into_job());
        }
    }

    pub(super) fn requeue(&mut self, mut job: Job) {
        job.enqueued_at = Some(clock::now());
        self.queues.entry(job.queue.clone()).or_default().push_back(job);
    }

    /// Taken out for good, so that its place is free for the next of its kind.
    pub(super) fn forget(&mut self, jobs: &[Job]) -> u64 {
        for job in jobs {
            self.locks.unlock(job);
        }
        jobs.len() as u64
    }

    pub(super) fn place(&mut self, place: Waiting) -> &mut Timed {
        match place {
            Waiting::Scheduled => &mut self.scheduled,
            Waiting::Retries => &mut self.retries,
            Waiting::Dead => &mut self.dead,
        }
    }

    pub(super) fn next_due(&self) -> Option<f64> {
        let moments = [self.scheduled.first_at(), self.retries.first_at()];
        moments.into_iter().flatten().min_by(f64::total_cmp)
    }

    fn start(&mut self, queue: String, job: Job) -> Run {
        if unique::held_until_start(&job).is_some() {
            self.locks.unlock(&job);
        }
        self.serial += 1;
        self.tally.started(&queue);
        let run = Run { serial: self.serial, queue, started_at: clock::now(), job };
        self.running.insert(run.serial, run.clone());
        run
    }

    fn end(&mut self, run: &Run) {
        self.running.remove(&run.serial);
        self.tally.ended(&run.queue);
    }
}
