//! The slots of this process, and how many jobs of each queue are in its hands.
use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{sync::mpsc::UnboundedSender, task::JoinSet, time::timeout};

use super::{
    desk::Laid,
    pace::Pace,
    process::Payload,
    run::{self, Context, Finish},
};
use crate::queue::shared::Tally;

/// A job that never yields cannot be stopped; nobody waits for it longer than this.
const LAST_MOMENT: Duration = Duration::from_secs(1);

pub(super) struct Hands {
    context: Arc<Context>,
    tell: UnboundedSender<Finish>,
    slots: JoinSet<()>,
    tally: Tally,
    pace: Pace,
}

impl Hands {
    pub(super) fn new(context: Arc<Context>, tell: UnboundedSender<Finish>) -> Self {
        Self { context, tell, slots: JoinSet::new(), tally: Tally::default(), pace: Pace::unknown() }
    }

    pub(super) fn busy(&self) -> usize {
        self.context.process.desk().count()
    }

    pub(super) fn room(&self) -> usize {
        let concurrency = self.context.shared.options.concurrency;
        (concurrency + self.pace.ahead(concurrency)).saturating_sub(self.busy())
    }

    pub(super) fn tally(&self) -> &HashMap<String, usize> {
        &self.tally.0
    }

    /// From take.lua's flat list: queue, payload, queue, payload, …
    pub(super) fn start_all(&mut self, taken: Vec<Vec<u8>>) -> usize {
        let mut taken = taken.into_iter();
        let mut jobs = Vec::new();
        while let (Some(queue), Some(payload)) = (taken.next(), taken.next()) {
            jobs.push((String::from_utf8_lossy(&queue).into_owned(), Payload::new(payload)));
        }
        let count = jobs.len();
        self.start(jobs);
        count
    }

    pub(super) fn start(&mut self, jobs: Vec<Laid>) {
        for (queue, _) in &jobs {
            self.tally.started(queue);
        }
        let mut desk = self.context.process.desk();
        let (opened, epoch) = (desk.lay(jobs, self.context.shared.options.concurrency), desk.epoch);
        drop(desk);
        while self.slots.try_join_next().is_some() {}
        for _ in 0..opened {
            self.slots.spawn(run::slot(self.context.clone(), epoch, self.tell.clone()));
        }
    }

    /// False for a job that was given to others meanwhile.
    pub(super) fn put_down(&mut self, finish: &Finish) -> bool {
        let held = self.context.process.desk().put_down(finish.epoch, finish.serial);
        if held {
            self.tally.ended(&finish.queue);
            self.pace.ran(finish.took);
        }
        held
    }

    /// Jobs fetched ahead that wait behind slow ones: others may be idle.
    pub(super) fn give_back(&mut self, patience: Duration) -> Vec<Laid> {
        let stale = self.context.process.desk().stale(patience);
        if !stale.is_empty() {
            self.pace = Pace::unknown();
        }
        for (queue, _) in &stale {
            self.tally.ended(queue);
        }
        stale
    }

    /// These jobs are somebody else's now: stop, and say nothing about them.
    pub(super) fn drop_all(&mut self) -> usize {
        self.slots.abort_all();
        self.tally = Tally::default();
        self.context.process.desk().clear()
    }

    pub(super) async fn let_go(&mut self) {
        let _ = timeout(LAST_MOMENT, self.slots.shutdown()).await;
    }
}
