//! What Redis has yet to be told about finished jobs. Nothing leaves this list before Redis has answered.
use redis::{FromRedisValue, Pipeline, Value};

use super::{
    link::Link,
    process::Payload,
    run::{Context, Finish},
    scripts,
};
use crate::queue::{backend::Result, clock};

#[derive(Default)]
pub(super) struct Report(Vec<Finish>);

impl Report {
    pub(super) fn add(&mut self, finish: Finish) {
        self.0.push(finish);
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    pub(super) fn payloads<'a>(&'a self, queue: &'a str) -> impl Iterator<Item = Payload> + 'a {
        self.0.iter().filter(move |finish| finish.queue == queue).map(|finish| finish.payload.clone())
    }

    pub(super) fn write(&self, pipe: &mut Pipeline, context: &Context) {
        if self.0.is_empty() {
            return;
        }
        let dead = &context.shared.options.dead;
        let now = clock::now();
        let mut call = scripts::call(&scripts::FINISH);
        call.arg(context.process.identity()).arg(clock::day(now)).arg(clock::minute(now));
        call.arg(now).arg(dead.at_most).arg(now - dead.keep.as_secs_f64());
        for finish in &self.0 {
            call.arg(&finish.queue).arg(&*finish.payload).arg(finish.verb).arg(&finish.next);
            call.arg(finish.at).arg(&finish.lock).arg(&finish.jid);
        }
        pipe.add_command(call);
    }

    pub(super) fn sent(&mut self, answer: Option<Value>) {
        let counted = answer.map(Vec::<u8>::from_redis_value).and_then(std::result::Result::ok);
        for (finish, counted) in self.0.drain(..).zip(counted.unwrap_or_default()) {
            if counted == 0 {
                tracing::warn!(
                    queue = finish.queue,
                    "a job ended when it was no longer ours; its outcome does not count"
                );
            }
        }
    }

    pub(super) async fn send(&mut self, line: &Link, context: &Context) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        let mut pipe = redis::pipe();
        self.write(&mut pipe, context);
        let mut answers: Vec<Value> = line.ask_again(&pipe).await?;
        self.sent(answers.pop());
        Ok(())
    }
}
