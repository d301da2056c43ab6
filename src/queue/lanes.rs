//! Loco's priorities and tags as queues, which is what Sidekiq can show and weigh.
use jobs::queue::{NewJob, QueueOptions};
use serde_json::Value;

use crate::monitoring::trace;

const URGENT: &str = "critical";
const UNHURRIED: &str = "low_priority";

/// The urgent queue comes first and is asked most often, then those configured, in their order.
pub(super) fn queues(configured: &[String]) -> Vec<QueueOptions> {
    let mut names = vec![URGENT];
    names.extend(configured.iter().map(String::as_str).filter(|name| *name != URGENT));
    names.extend(
        ["default", UNHURRIED].into_iter().filter(|needed| !configured.iter().any(|name| name == needed)),
    );
    let most = names.len() as u32;
    names.into_iter().zip(0..).map(|(name, place)| QueueOptions::new(name, most - place)).collect()
}

pub(super) fn new_job(
    class: String,
    queue: Option<String>,
    args: Value,
    tags: Option<Vec<String>>,
    priority: Option<i32>,
) -> NewJob {
    let queue = match priority {
        Some(1..) => URGENT.into(),
        Some(..0) => UNHURRIED.into(),
        Some(0) | None => queue.unwrap_or_else(|| "default".into()),
    };
    let job = with_positions(class, args);
    trace::carried_by(match tags.filter(|tags| !tags.is_empty()) {
        Some(tags) => job.queue(tagged(&queue, &tags[0])).with("tags", tags),
        None => job.queue(queue),
    })
}

/// Several arguments travel as Ruby's `perform(a, b)` has them; `Job::argument` gives them back as one value.
fn with_positions(class: String, args: Value) -> NewJob {
    match args {
        Value::Array(several) if several.len() > 1 => NewJob::with_args(class, several),
        one => NewJob::new(class, one),
    }
}

/// As Loco has it: a worker without tags leaves tagged jobs alone, and one with tags does only those.
pub(super) fn listened_to(queues: &[QueueOptions], tags: &[String]) -> Vec<QueueOptions> {
    if tags.is_empty() {
        return queues.to_vec();
    }
    let with = |tag: &String| -> Vec<_> {
        queues.iter().map(|queue| QueueOptions { name: tagged(&queue.name, tag), ..queue.clone() }).collect()
    };
    tags.iter().flat_map(with).collect()
}

/// A job has one place to wait in, so of several tags the first decides who does it.
fn tagged(queue: &str, tag: &str) -> String {
    format!("{queue}@{tag}")
}
