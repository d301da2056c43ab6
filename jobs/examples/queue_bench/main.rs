//! Measures the queue; `bin/bench-queue` runs it all beside Ruby's Sidekiq. Each subcommand is one role, so that what is
//! measured runs in a process of its own.
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
mod chaos;
mod latency;
mod race;
mod workers;

use std::{env, error::Error};

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

const HELP: &str = "queue_bench race REDIS_URL JOBS NAME COMMAND… | worker REDIS_URL CONCURRENCY | \
                    rusty REDIS_URL CONCURRENCY | latency REDIS_URL|embedded | chaos JOBS | chaos-worker REDIS_URL FILE";

#[tokio::main]
async fn main() -> Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["race", redis, jobs, name, command @ ..] => race::run(redis, jobs.parse()?, name, command).await,
        ["worker", redis, concurrency] => workers::ours(redis, concurrency.parse()?).await,
        ["rusty", redis, concurrency] => workers::rusty(redis, concurrency.parse()?).await,
        ["latency", place] => latency::run(place).await,
        ["chaos", jobs] => chaos::run(jobs.parse()?).await,
        ["chaos-worker", redis, file] => chaos::worker::run(redis, file).await,
        _ => {
            println!("{HELP}");
            Ok(())
        }
    }
}
