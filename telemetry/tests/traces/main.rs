//! What leaves for a collector, told to a real one on this machine.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a story that cannot go on has failed")]
mod collector;

use std::{
    fmt::Debug,
    sync::{Mutex, PoisonError},
};

use collector::{Collector, Sent};
use telemetry::{Lines, Telemetry, traceparent};
use tokio::net::TcpListener;
use tracing::{Event, field::Field, info_span, subscriber::DefaultGuard};
use tracing_subscriber::{Layer, Registry, layer::Context, layer::SubscriberExt};

/// One story at a time: a listener that comes while another goes may not be asked about what is new.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct House {
    telemetry: Telemetry,
    collector: Collector,
    _listens: DefaultGuard,
    _turn: tokio::sync::MutexGuard<'static, ()>,
}

impl House {
    async fn new() -> Self {
        Self::beside(Collector::open().await).await
    }

    async fn beside(collector: Collector) -> Self {
        let turn = TURN.lock().await;
        SAID.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let telemetry = Telemetry::to(&collector.endpoint(), "7.7.7").unwrap();
        let lines: Lines = Box::new(Diary);
        let listens = tracing::subscriber::set_default(
            tracing_subscriber::registry().with(lines).with(telemetry.layer()),
        );
        Self { telemetry, collector, _listens: listens, _turn: turn }
    }

    async fn sent(&self) -> Vec<Sent> {
        self.telemetry.finish().await;
        self.collector.spans()
    }
}

/// What was logged.
struct Diary;

impl Layer<Registry> for Diary {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, Registry>) {
        let mut said = Vec::new();
        event.record(&mut |field: &Field, value: &dyn Debug| said.push(format!("{field}={value:?}")));
        if event.metadata().target().starts_with("telemetry") {
            SAID.lock().unwrap().push(said.join(" "));
        }
    }
}

fn request(route: &str) -> tracing::Span {
    info_span!(target: "wishare::middleware::measure", "request", request_id = "noon", route, address = "10.0.0.1")
}

fn ends(status: u16) {
    tracing::info!(target: "wishare::middleware::measure", status, statements = 1, ms = 3, "of Maya's");
}

fn asks(label: &str, micros: u64) {
    tracing::debug!(target: "wishare::monitoring::statements", statement = label, print = "ab12", micros,
        failed = false, "asked");
}

#[track_caller]
fn named<'sent>(sent: &'sent [Sent], name: &str) -> &'sent Sent {
    sent.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("no {name} in {sent:#?}"))
}

#[tokio::test]
async fn a_request_and_its_statements_leave_and_nothing_that_is_not_on_the_list() {
    let house = House::new().await;
    request("GET /items/{id}").in_scope(|| {
        asks("SELECT items", 1500);
        info_span!("errand_of_somebody_else", of = "Maya").in_scope(|| asks("SELECT users", 10));
        tracing::warn!(whom = "Maya", status = 200, "a line for people");
        ends(200);
    });
    let sent = house.sent().await;
    assert_eq!(sent.len(), 3, "{sent:#?}");
    let request = named(&sent, "GET /items/{id}");
    assert_eq!((request.kind, request.parent.len(), request.failed), (2, 0, false));
    let told = ["http.request.method", "http.route", "http.response.status_code", "wishare.request_id"];
    assert_eq!(told.map(|one| request.told(one)), ["GET", "/items/{id}", "200", "noon"]);
    assert_eq!(request.attributes.len(), 5, "and how many statements: {request:#?}");
    let (items, users) = (named(&sent, "SELECT items"), named(&sent, "SELECT users"));
    for statement in [items, users] {
        assert_eq!((&statement.trace, &statement.parent), (&request.trace, &request.id));
        assert_eq!((statement.kind, statement.attributes.len()), (3, 2));
    }
    assert_eq!(items.span.1 - items.span.0, 1_500_000, "it began before it was told");
    assert_eq!(request.resource["service.name"], "wishare");
    assert_eq!(request.resource["service.version"], "7.7.7");
    assert!(!house.collector.letters().contains("Maya") && !house.collector.letters().contains("10.0.0.1"));
}

#[tokio::test]
async fn what_goes_wrong_is_marked_without_its_words() {
    let house = House::new().await;
    request("GET /").in_scope(|| ends(503));
    request("GET /gone").in_scope(|| ends(404));
    let job = info_span!(target: "jobs::queue::perform", "job", job.class = "LetterDeliveryJob", job.queue = "mailers");
    job.in_scope(|| tracing::warn!(target: "jobs::queue::perform", error = "no mailbox for Maya", "failed"));
    drop(job);
    let sent = house.sent().await;
    assert!(named(&sent, "GET /").failed && !named(&sent, "GET /gone").failed, "404 is an answer");
    let job = named(&sent, "LetterDeliveryJob");
    assert!(job.failed && job.kind == 5 && job.told("messaging.destination.name") == "mailers");
    assert!(!house.collector.letters().contains("Maya"));
}

#[tokio::test]
async fn a_job_belongs_to_what_enqueued_it_be_that_here_or_ruby() {
    let house = House::new().await;
    let parent = request("POST /add").in_scope(traceparent).expect("a request has a name");
    let ruby = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    for (class, traceparent) in [("Ours", parent.as_str()), ("Rubys", ruby), ("Nobodys", "nonsense")] {
        drop(info_span!(target: "jobs::queue::perform", "job", job.class = class, traceparent));
    }
    assert_eq!(traceparent(), None, "outside of everything there is nothing to name");
    let sent = house.sent().await;
    let request = named(&sent, "POST /add");
    assert_eq!((&named(&sent, "Ours").trace, &named(&sent, "Ours").parent), (&request.trace, &request.id));
    assert_eq!(named(&sent, "Rubys").parent, [0xb7, 0xad, 0x6b, 0x71, 0x69, 0x20, 0x33, 0x31]);
    assert!(named(&sent, "Nobodys").parent.is_empty());
}

#[tokio::test]
async fn a_collector_that_is_away_costs_one_line_and_is_heard_again() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let house = House::beside(Collector::away(port)).await;
    for _ in 0..3 {
        drop(request("GET /"));
        house.telemetry.flush().await;
    }
    let said = SAID.lock().unwrap().clone();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("takes no traces") && !said[0].contains("127.0.0.1"), "{said:?}");
    let back = Collector::at(TcpListener::bind(("127.0.0.1", port)).await.unwrap());
    drop(request("GET /later"));
    house.telemetry.finish().await;
    assert_eq!(named(&back.spans(), "GET /later").told("http.route"), "/later");
    assert!(SAID.lock().unwrap()[1].contains("again"));
}
