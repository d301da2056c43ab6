//! The id of the request that is being answered, or that a job comes from: it goes with every line that is logged, and
//! with the jobs that are enqueued, so that one word finds all that a click set in motion.
use std::{
    future::Future,
    sync::{Arc, OnceLock},
};

use jobs::queue::NewJob;
use tracing::Instrument;

tokio::task_local! { static REQUEST: Arc<str>; }

/// How a collector of traces names what runs now, where there is one (`export.rs`).
static SPAN: OnceLock<fn() -> Option<String>> = OnceLock::new();

/// Where a job carries it; Ruby's tools show it as they show any field.
pub const FIELD: &str = "request_id";
/// The same for the span that enqueued it, in the W3C's form, which Ruby's tracing of Sidekiq reads and writes too.
pub const PARENT_FIELD: &str = "traceparent";

pub fn spans_are_named_by(name: fn() -> Option<String>) {
    let _ = SPAN.set(name); // a second collector has nothing to add
}

/// The job, with what is known of who asks for it.
pub fn carried_by(job: NewJob) -> NewJob {
    let job = match current() {
        Some(request_id) => job.with(FIELD, request_id.as_ref()),
        None => job,
    };
    match SPAN.get().and_then(|name| name()) {
        Some(span) => job.with(PARENT_FIELD, span),
        None => job,
    }
}

pub async fn during<F: Future>(request_id: impl Into<Arc<str>>, work: F) -> F::Output {
    REQUEST.scope(request_id.into(), work).await
}

/// Work that goes on after the answer still belongs to the request.
pub fn carried<F: Future>(work: F) -> impl Future<Output = F::Output> {
    during(current().unwrap_or_default(), work).in_current_span()
}

pub fn current() -> Option<Arc<str>> {
    REQUEST.try_with(Clone::clone).ok().filter(|id| !id.is_empty())
}

/// A sentence of somebody else's (a mail server's, a shop's) without the addresses in it: it is going to be logged.
pub fn without_addresses(said: &str) -> String {
    if !said.contains('@') {
        return said.into();
    }
    let words = said.split(' ').map(|word| if word.contains('@') { "[address]" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_id_is_there_for_as_long_as_the_work_takes() {
        assert_eq!(during("abc", async { current() }).await.as_deref(), Some("abc"));
        assert_eq!(current(), None);
        let after = during("abc", async { Some(tokio::spawn(carried(async { current() }))) }).await;
        let known = after.unwrap().await.unwrap();
        assert_eq!(known.as_deref(), Some("abc"), "what goes on after the answer knows it too");
    }

    #[test]
    fn what_a_mail_server_says_is_logged_without_the_address() {
        let said = "550 <maya@example.com>: no such mailbox";
        assert_eq!(without_addresses(said), "550 [address] no such mailbox");
        assert_eq!(without_addresses("try again"), "try again");
    }
}
