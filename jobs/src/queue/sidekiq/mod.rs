//! The queue of a fleet: Sidekiq's keys and wire format in Redis, so Ruby can enqueue to us and Sidekiq's web page can
//! watch us. What happens to a job between those keys is ours; the README tells it from start to end.
mod beat;
mod chores;
mod desk;
mod ears;
mod edit;
mod fetch;
mod hands;
mod link;
mod operate;
mod pace;
mod process;
mod promote;
mod push;
mod report;
mod run;
mod scripts;
mod search;
mod terms;
mod watch;
mod wind_down;

use std::sync::Arc;

use tokio::{sync::watch as channel, task::JoinSet, time::Instant};

use self::{ears::Room, fetch::Fetch, link::Link, process::Process, run::Context};
use super::{backend::Result, options::Options, shared::Shared};

pub(super) struct Sidekiq {
    link: Link,
    queues: Vec<String>,
    /// Without the password, for people.
    place: String,
}

impl Sidekiq {
    /// Connects to nothing yet.
    pub(super) fn new(redis_url: &str, options: &Options) -> Result<Self> {
        let link = Link::new(redis_url, options.answer_within)?;
        let place = redis_url.rsplit_once('@').map_or(redis_url, |(_, place)| place);
        Ok(Self {
            link,
            queues: options.queue_names(),
            place: place.trim_start_matches("redis://").to_string(),
        })
    }

    async fn work(&self, shared: Arc<Shared>) -> Result<()> {
        let process = Arc::new(Process::new());
        let context = Arc::new(Context { link: self.link.clone(), process, shared });
        let side = alongside(&context);
        let (room, rooms) = channel::channel(Room::new());
        let ears = ears::listen(&self.link, &context.process, &context.shared.options, &rooms);
        let mut fetch = Fetch::new(context.clone(), room);
        fetch.work().await;
        drop(ears);
        fetch.finish_by(Instant::now() + context.shared.stop_within()).await;
        drop(side);
        self.leave(&context).await;
        Ok(())
    }

    async fn leave(&self, context: &Context) {
        let mut pipe = redis::pipe();
        pipe.add_command(scripts::call(&scripts::LEAVE)).arg(context.process.identity());
        match self.link.ask_again::<(u64,)>(&pipe).await {
            Ok((0,)) => {}
            Ok((jobs,)) => tracing::warn!(jobs, "stopped before these jobs were done; they were handed back"),
            Err(error) => tracing::warn!(%error, "could not hand jobs back; they will be rescued"),
        }
    }
}

fn alongside(context: &Arc<Context>) -> JoinSet<()> {
    let mut side = JoinSet::new();
    side.spawn(beat::keep_beating(context.link.clone(), context.process.clone(), context.shared.clone()));
    side.spawn(chores::keep_house(context.clone()));
    side
}
