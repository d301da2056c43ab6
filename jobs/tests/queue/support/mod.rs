//! What the stories are told with: a place to keep jobs, a diary of what ran, and a worker to stop.
mod cable;
mod diary;
mod place;
pub mod process;
mod programs;
mod redis;
mod worker;

use std::time::Duration;

use jobs::queue::{Backoff, Options, QueueOptions, RetryPolicy};

pub use cable::Cable;
pub use diary::Diary;
pub use place::Place;
pub use process::Process;
pub use programs::needs;
pub use redis::Redis;
pub use worker::Worker;

/// Production's options with a test's patience.
pub fn quick() -> Options {
    Options {
        concurrency: 4,
        queues: vec![QueueOptions::new("default", 1)],
        retry: RetryPolicy { max: 5, backoff: Backoff::Fixed(Duration::from_millis(20)) },
        stop_within: Duration::from_secs(5),
        beat: Duration::from_millis(100),
        lease: Duration::from_secs(2),
        poll: Duration::from_millis(20),
        answer_within: Duration::from_secs(5),
        ..Options::default()
    }
}

/// Waits until it is so; a story that waits in vain fails instead of hanging.
pub async fn until<F: Future<Output = bool>>(what: &str, mut is_so: impl FnMut() -> F) {
    for _ in 0..3000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited thirty seconds in vain until {what}");
}

/// Tells a story once and runs it on each backend.
#[macro_export]
macro_rules! on_both {
    ($(async fn $story:ident($place:ident: Place) $body:block)*) => {$(
        mod $story {
            use super::*;

            async fn story($place: Place) $body

            #[tokio::test]
            async fn embedded() {
                story(Place::embedded()).await;
            }

            #[tokio::test]
            async fn sidekiq() {
                if let Some(place) = Place::redis().await {
                    story(place).await;
                }
            }
        }
    )*};
}
