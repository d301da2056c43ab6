//! The fetch loop: one conversation with Redis that says what is finished and asks for as much as there is room for,
//! both in one round trip. It alone starts and settles jobs, so what it holds and what Redis lists as held can be
//! compared whenever an answer was lost.
use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use redis::{FromRedisValue, Value};
use tokio::{
    sync::{mpsc, watch},
    time::sleep,
};

use super::{
    ears::Room,
    hands::Hands,
    link::Link,
    report::Report,
    run::{Context, Finish},
    scripts,
};
use crate::queue::{
    backend::Result,
    turn::{self, Turn},
};

pub(super) const AFTER_A_FAILURE: Duration = Duration::from_millis(300);
/// How long a job fetched ahead may wait for a slot.
const PATIENCE: Duration = Duration::from_millis(50);

pub(super) struct Fetch {
    pub(super) context: Arc<Context>,
    /// A line of its own, so that a large batch of pushes does not hold up the work.
    pub(super) line: Link,
    pub(super) hands: Hands,
    pub(super) report: Report,
    /// An answer was lost: ask Redis what it thinks we hold.
    pub(super) unsure: bool,
    pub(super) ended: mpsc::UnboundedReceiver<Finish>,
    room: watch::Sender<Room>,
}

impl Fetch {
    pub(super) fn new(context: Arc<Context>, room: watch::Sender<Room>) -> Self {
        let (tell, ended) = mpsc::unbounded_channel();
        let line = context.link.apart(context.shared.options.answer_within);
        let hands = Hands::new(context.clone(), tell);
        Self { context, line, hands, report: Report::default(), unsure: false, ended, room }
    }

    /// Until told to stop; the jobs in hand are then left to `finish_by`.
    pub(super) async fn work(&mut self) {
        while !self.context.shared.stop.is_cancelled() {
            match self.converse().await {
                Ok(true) => {}
                Ok(false) => self.wait().await,
                Err(_) => sleep(AFTER_A_FAILURE).await,
            }
        }
    }

    /// True if there may be more to take at once.
    pub(super) async fn converse(&mut self) -> Result<bool> {
        let answer = self.exchange().await;
        if let Err(error) = &answer {
            if !self.unsure {
                tracing::warn!(%error, "the worker lost Redis and keeps asking");
            }
            self.unsure = true;
        }
        answer
    }

    async fn exchange(&mut self) -> Result<bool> {
        self.collect();
        self.give_back(PATIENCE);
        self.come_to_terms().await?;
        let free = self.free();
        let mut pipe = redis::pipe();
        self.report.write(&mut pipe, &self.context);
        pipe.add_command(self.take(free));
        let mut answers: Vec<Value> = self.line.ask(&pipe).await?;
        let taken = answers.pop().map(Vec::from_redis_value).and_then(std::result::Result::ok);
        self.report.sent(answers.pop());
        let started = self.start(taken.unwrap_or_default());
        self.listen_where_there_is_room();
        Ok(started > 0 && started == free)
    }

    pub(super) fn collect(&mut self) {
        while let Ok(finish) = self.ended.try_recv() {
            self.settle(finish);
        }
    }

    pub(super) fn settle(&mut self, finish: Finish) {
        if self.hands.put_down(&finish) {
            self.report.add(finish);
        }
    }

    pub(super) fn give_back(&mut self, patience: Duration) {
        for stale in self.hands.give_back(patience) {
            self.report.add(Finish::back(stale));
        }
    }

    fn free(&self) -> usize {
        if self.context.shared.quiet.is_cancelled() { 0 } else { self.hands.room() }
    }

    fn turns(&self, free: usize) -> Vec<Turn> {
        turn::draw(&self.context.shared.options.queues, self.hands.tally(), free)
    }

    /// Also asked when nothing is free: an ear may have been offered a job that others can have.
    fn take(&self, free: usize) -> redis::Cmd {
        let mut call = scripts::call(&scripts::TAKE);
        call.arg(self.context.process.identity()).arg(free);
        for turn in self.turns(free) {
            call.arg(turn.queue).arg(turn.room);
        }
        call
    }

    fn start(&mut self, taken: Vec<Vec<u8>>) -> usize {
        let process = &self.context.process;
        let standing = match taken.first().map(Vec::as_slice) {
            Some(b"fenced") => &process.fenced,
            Some(b"unknown") => &process.forgotten,
            _ => return self.hands.start_all(taken),
        };
        standing.store(true, Ordering::SeqCst);
        process.bell.notify_one();
        0
    }

    /// Said every time, because an ear that rang waits to hear it.
    fn listen_where_there_is_room(&self) {
        let open = self.turns(self.free()).into_iter().filter(|turn| turn.room > 0);
        self.room.send_replace(open.map(|turn| turn.queue).collect());
    }

    async fn wait(&mut self) {
        let shared = self.context.shared.clone();
        let listening = !self.room.borrow().is_empty();
        let ahead = self.context.process.desk().waits();
        let patience = if ahead { PATIENCE } else { shared.options.beat };
        tokio::select! {
            Some(finish) = self.ended.recv() => self.settle(finish),
            () = self.context.process.bell.notified() => {}
            () = shared.stop.cancelled() => {}
            () = shared.quiet.cancelled(), if listening => {}
            () = sleep(patience) => {}
        }
    }
}
