//! What a collector of traces learns of a real house: through its router and its jobs, and then over a real line.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
#[path = "../../telemetry/tests/traces/collector.rs"]
mod collector;
#[cfg(feature = "otel")]
mod house;
#[cfg(feature = "otel")]
#[path = "../support/program.rs"]
#[allow(dead_code, reason = "it can more than these stories need")]
mod program;
#[path = "../support/mod.rs"]
mod support;

use std::sync::LazyLock;

use collector::{Collector, Sent};
use jobs::queue::{JobError, Page, Waiting};
use support::World;
use telemetry::Telemetry;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;
use wishare::monitoring::trace;

/// One for the program, as in a real process; every story finds its own spans by the id of its click.
struct Watch {
    collector: Collector,
    telemetry: Telemetry,
    _runtime: Runtime,
}

static WATCH: LazyLock<Watch> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let collector =
        std::thread::scope(|scope| scope.spawn(|| runtime.block_on(Collector::open())).join().unwrap());
    let inside = runtime.enter();
    let telemetry = Telemetry::to(&collector.endpoint(), "7.7.7").unwrap();
    drop(inside);
    telemetry.listen(None, EnvFilter::new("off"));
    trace::spans_are_named_by(telemetry::traceparent);
    Watch { collector, telemetry, _runtime: runtime }
});

/// What was sent, when this is there: whoever waits for a job's work hears of it a moment before its span has ended.
async fn sent_until(is_there: impl Fn(&[Sent]) -> bool) -> Vec<Sent> {
    for _ in 0..1000 {
        WATCH.telemetry.flush().await;
        let all = WATCH.collector.spans();
        if is_there(&all) {
            return all;
        }
    }
    panic!("it never came: {:#?}", WATCH.collector.spans());
}

/// The request with this id, and all that belongs to the same trace, so many jobs among it.
async fn traced(click: &str, jobs: usize) -> (Sent, Vec<Sent>) {
    let request = |all: &[Sent]| {
        let of_click = |one: &&Sent| one.attributes.get("wishare.request_id").is_some_and(|id| id == click);
        all.iter().find(|one| one.kind == 2 && of_click(one)).cloned()
    };
    let trace = |all: &[Sent]| -> Vec<Sent> {
        let of = request(all).map(|request| request.trace).unwrap_or_default();
        all.iter().filter(|one| one.trace == of).cloned().collect()
    };
    let is_job = |one: &&Sent| one.kind == 5;
    let all =
        sent_until(|all| request(all).is_some() && trace(all).iter().filter(is_job).count() == jobs).await;
    (request(&all).unwrap(), trace(&all))
}

fn children<'trace>(trace: &'trace [Sent], of: &Sent) -> Vec<&'trace Sent> {
    trace.iter().filter(|one| one.parent == of.id).collect()
}

#[tokio::test]
async fn a_request_is_a_span_and_so_is_each_of_its_statements() {
    LazyLock::force(&WATCH);
    let world = World::new().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await;
    let wish = world.wish(&list, |_| {}).await;
    let click = maya.with_header("x-request-id", "a-look-at-the-teapot");
    let answer = click.get(format!("/items/{}", wish.id)).await.answers(200);
    let (request, trace) = traced("a-look-at-the-teapot", 0).await;
    assert_eq!(request.name, "GET /items/{id}");
    let told = ["http.request.method", "http.route", "http.response.status_code"];
    assert_eq!(told.map(|one| request.told(one)), ["GET", "/items/{id}", "200"]);
    let statements = children(&trace, &request);
    assert_eq!(statements.len(), answer.statements(), "{trace:#?}");
    assert!(statements.iter().any(|one| one.name == "SELECT items"), "{statements:#?}");
    for statement in statements {
        assert!(statement.attributes.values().all(|said| !said.contains('?') && said.len() < 60));
        assert!(statement.span.0 <= statement.span.1 && statement.span.1 <= request.span.1 + 1_000_000);
    }
}

#[tokio::test]
async fn a_job_and_every_try_of_it_belong_to_the_click_that_asked() {
    LazyLock::force(&WATCH);
    let world = World::new().await;
    let noor = world.person("Noor").await;
    let queue = world.queue();
    queue.on("LetterDeliveryJob", |_| async { Err(JobError::new("Later", "no mailbox for noor")) });
    noor.with_header("x-request-id", "a-letter-please").post("/confirm", &[]).await.answers(303);
    let everything = Page { offset: 0, limit: 9 };
    let waiting = queue.queued("mailers", everything).await.unwrap().entries.remove(0);
    world.perform_jobs().await;
    let again = queue.waiting(Waiting::Retries, everything).await.unwrap().entries.remove(0);
    assert_eq!(again.job.extra("traceparent"), waiting.extra("traceparent"), "it survives the failure");
    assert!(queue.run_now(Waiting::Retries, &again.job.jid).await.unwrap());
    world.perform_jobs().await;
    let (request, trace) = traced("a-letter-please", 2).await;
    let tries: Vec<_> = children(&trace, &request).into_iter().filter(|one| one.kind == 5).collect();
    assert_eq!(tries.iter().map(|one| one.told("wishare.job.attempt")).collect::<Vec<_>>(), ["1", "2"]);
    for one in tries {
        assert_eq!((one.name.as_str(), one.failed), ("LetterDeliveryJob", true));
        assert_eq!(one.told("messaging.destination.name"), "mailers");
        assert_eq!(one.told("messaging.message.id"), waiting.jid);
    }
    world.leaves_jobs();
}

#[tokio::test]
async fn a_fetch_says_what_became_of_it_and_never_where() {
    LazyLock::force(&WATCH);
    let (world, shop) = World::with_shop().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id;
    let click = maya.with_header("x-request-id", "a-link-pasted");
    let pasted = [("wishlist_id", list.to_string()), ("text", shop.page("/tea"))];
    click.post("/add", &pasted.each_ref().map(|(name, value)| (*name, value.as_str()))).await.answers(303);
    world.perform_jobs().await;
    let (request, trace) = traced("a-link-pasted", 1).await;
    let job =
        children(&trace, &request).into_iter().find(|one| one.name == "UrlMetadataExtractionJob").unwrap();
    let fetches: Vec<_> = children(&trace, job)
        .into_iter()
        .filter(|one| one.attributes.contains_key("wishare.errand"))
        .collect();
    let told: Vec<_> = fetches.iter().map(|one| (one.name.as_str(), one.told("wishare.outcome"))).collect();
    assert_eq!(told, [("page", "here"), ("picture", "here")]);
    assert!(fetches.iter().all(|one| one.attributes.len() == 2), "{fetches:#?}");
}

#[tokio::test]
async fn nothing_personal_leaves() {
    LazyLock::force(&WATCH);
    let world = World::new().await;
    let personal = world.has_a_busy_evening().await;
    world.leaves_jobs();
    let names = [
        "GET /discover",
        "POST /items/{id}/claim",
        "UrlMetadataExtractionJob",
        "LetterDeliveryJob",
        "INSERT claims",
    ];
    sent_until(|all| names.iter().all(|name| all.iter().any(|one| one.name == *name))).await;
    let letters = WATCH.collector.letters();
    let found = personal.iter().find(|word| letters.contains(*word));
    assert!(found.is_none(), "{found:?} left the house");
}
