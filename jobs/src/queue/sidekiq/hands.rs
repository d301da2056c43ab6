//! The jobs in this process's hands: started here, put down here.
use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{sync::mpsc::UnboundedSender, time::sleep};

use super::{
    process::{Payload, Run},
    run::{self, Context, Finish},
};
use crate::queue::{clock, shared::Tally};

pub(super) struct Hands {
    context: Arc<Context>,
    tell: UnboundedSender<Finish>,
    tally: Tally,
    serial: u64,
}

impl Hands {
    pub(super) fn new(context: Arc<Context>, tell: UnboundedSender<Finish>) -> Self {
        Self { context, tell, tally: Tally::default(), serial: 0 }
    }

    pub(super) fn busy(&self) -> usize {
        self.context.process.runs().len()
    }

    pub(super) fn tally(&self) -> &HashMap<String, usize> {
        &self.tally.0
    }

    pub(super) fn payloads(&self, queue: &str) -> Vec<Payload> {
        let runs = self.context.process.runs();
        runs.values().filter(|run| run.queue == queue).map(|run| run.payload.clone()).collect()
    }

    /// From take.lua's flat list: queue, payload, queue, payload, …
    pub(super) fn start_all(&mut self, taken: Vec<Vec<u8>>) -> usize {
        let started = taken.len() / 2;
        let mut taken = taken.into_iter();
        while let (Some(queue), Some(payload)) = (taken.next(), taken.next()) {
            self.start(String::from_utf8_lossy(&queue).into_owned(), Arc::new(payload));
        }
        started
    }

    pub(super) fn start(&mut self, queue: String, payload: Payload) {
        self.serial += 1;
        self.tally.started(&queue);
        let run = run::run(self.context.clone(), self.serial, queue.clone(), payload.clone());
        let tell = self.tell.clone();
        let task = tokio::spawn(async move {
            // Nobody listens only if the loop has ended, and then the job is handed back anyway.
            let _ = tell.send(run.await);
        });
        let run = Run { queue, payload, started_at: clock::now(), task: task.abort_handle() };
        self.context.process.runs().insert(self.serial, run);
    }

    /// False for a job we already gave up.
    pub(super) fn put_down(&mut self, finish: &Finish) -> bool {
        let held = self.context.process.runs().remove(&finish.serial).is_some();
        if held {
            self.tally.ended(&finish.queue);
        }
        held
    }

    /// These jobs are somebody else's now: stop, and say nothing about them.
    pub(super) fn drop_all(&mut self) -> usize {
        let runs = std::mem::take(&mut *self.context.process.runs());
        for run in runs.values() {
            run.task.abort();
        }
        self.tally = Tally::default();
        runs.len()
    }

    /// Stops what still runs and waits (briefly: a job that never yields cannot be stopped) until it has.
    pub(super) async fn let_go(&self) {
        self.context.process.runs().values().for_each(|run| run.task.abort());
        for _ in 0..100 {
            if self.context.process.runs().values().all(|run| run.task.is_finished()) {
                return;
            }
            sleep(Duration::from_millis(10)).await;
        }
    }
}
