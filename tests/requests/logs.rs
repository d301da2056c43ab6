//! What is written into the logs: enough to follow a click through request and jobs, and nothing of a person.
use std::{
    cell::RefCell,
    collections::HashMap,
    fmt::Write,
    sync::{
        Once,
        atomic::{AtomicU64, Ordering},
    },
};

use jobs::queue::{JobError, Page, Waiting};
use sea_orm::ActiveValue::Set;
use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::Interest,
};

use crate::support::World;

thread_local! { static EARS: RefCell<Ears> = RefCell::default(); }

/// What is logged on this thread while a `Heard` is kept, each line with the fields of the spans around it. The
/// subscriber is the whole program's: one that comes and goes is not asked about what others registered meanwhile.
#[derive(Default)]
struct Ears {
    level: Option<Level>,
    lines: Vec<String>,
    spans: HashMap<u64, String>,
    inside: Vec<u64>,
}

/// As long as this is kept, this thread listens from its level on.
struct Heard(Level);

struct Everybodys(AtomicU64);

#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}"); // into a string, which cannot fail
    }
}

impl Heard {
    fn from(level: Level) -> Self {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| tracing::subscriber::set_global_default(Everybodys(AtomicU64::new(1))).unwrap());
        EARS.set(Ears { level: Some(level), ..Ears::default() });
        Self(level)
    }

    fn lines(self) -> Vec<String> {
        let lines = EARS.with_borrow(|ears| ears.lines.clone());
        assert!(!lines.is_empty(), "nothing is said at {}", self.0);
        lines
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        EARS.take();
    }
}

impl Subscriber for Everybodys {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        Interest::sometimes()
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let ours = ["wishare", "jobs"].iter().any(|house| metadata.target().starts_with(house));
        EARS.with_borrow(|ears| {
            let level = if ours { ears.level } else { ears.level.and(Some(Level::WARN)) };
            level.is_some_and(|level| *metadata.level() <= level)
        })
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let id = self.0.fetch_add(1, Ordering::Relaxed);
        let mut words = Words::default();
        attributes.record(&mut words);
        EARS.with_borrow_mut(|ears| ears.spans.insert(id, words.0));
        Id::from_u64(id)
    }

    fn event(&self, event: &Event<'_>) {
        let mut words = Words::default();
        event.record(&mut words);
        EARS.with_borrow_mut(|ears| {
            let around: String = ears.inside.iter().filter_map(|id| ears.spans.get(id)).cloned().collect();
            ears.lines.push(words.0 + around.as_str());
        });
    }

    fn enter(&self, span: &Id) {
        EARS.with_borrow_mut(|ears| ears.inside.push(span.into_u64()));
    }

    fn exit(&self, _: &Id) {
        EARS.with_borrow_mut(|ears| ears.inside.pop());
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}
}

#[tokio::test]
async fn nothing_personal_is_logged_even_at_the_most_talkative() {
    let world = World::new().await;
    let heard = Heard::from(Level::DEBUG);
    let personal = world.has_a_busy_evening().await;
    let lines = heard.lines();
    assert!(lines.iter().any(|line| line.contains("GET /discover")), "{lines:?}");
    assert!(lines.len() >= 12, "{lines:#?}");
    for line in &lines {
        let found = personal.iter().find(|word| line.contains(*word));
        assert!(found.is_none(), "{found:?} is logged: {line}");
    }
    world.leaves_jobs();
}

#[tokio::test]
async fn the_id_of_a_request_goes_with_its_jobs_and_their_lines() {
    let world = World::new().await;
    let noor = world.person("Noor").await;
    let heard = Heard::from(Level::INFO);
    let clicks = noor.with_header("x-request-id", "the-click-of-noon");
    let answer = clicks.post("/confirm", &[]).await.answers(303);
    assert_eq!(answer.header("x-request-id"), Some("the-click-of-noon"));
    let queue = world.queue();
    let waiting = queue.queued("mailers", Page { offset: 0, limit: 9 }).await.unwrap().entries;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].extra("request_id"), Some("the-click-of-noon"));
    world.perform_jobs().await;
    let lines = heard.lines();
    let with_it = |what: &str| {
        let line =
            lines.iter().find(|line| line.contains(what)).unwrap_or_else(|| panic!("{what}: {lines:#?}"));
        assert!(line.contains("the-click-of-noon"), "{line}");
    };
    with_it("POST /confirm");
    with_it("a job is done");
}

#[tokio::test]
async fn a_job_that_is_tried_again_still_knows_its_request() {
    let world = World::new().await;
    let noor = world.person("Noor").await;
    let queue = world.queue();
    queue.on("LetterDeliveryJob", |_| async { Err(JobError::new("Later", "not now")) });
    noor.with_header("x-request-id", "the-click-of-one").post("/confirm", &[]).await.answers(303);
    world.perform_jobs().await;
    let waiting = queue.waiting(Waiting::Retries, Page { offset: 0, limit: 9 }).await.unwrap().entries;
    assert_eq!(waiting[0].job.extra("request_id"), Some("the-click-of-one"));
    world.leaves_jobs();
}

#[tokio::test]
async fn a_store_of_pictures_that_is_lost_is_said_once_and_not_for_each_picture() {
    let world = World::new().await;
    let maya = world.maya().await;
    let (list, picture) = (world.list(&maya, |_| {}).await, world.picture().await);
    let wish = world.wish(&list, |wish| wish.picture_id = Set(Some(picture))).await.id;
    let (folder, path) = (world.data().join("pictures"), format!("/pictures/{picture}/card.webp"));
    maya.get(&path).await.answers(200);
    let aside = folder.with_extension("aside");
    std::fs::rename(&folder, &aside).unwrap();
    std::fs::write(&folder, "no folder").unwrap();
    let heard = Heard::from(Level::INFO);
    for _ in 0..3 {
        maya.get(&path).await.answers(503);
    }
    std::fs::remove_file(&folder).unwrap();
    std::fs::rename(&aside, &folder).unwrap();
    let drawn = include_bytes!("../../src/fixtures/pictures/book.png");
    maya.uploads(&format!("/items/{wish}/picture"), "picture", drawn).await.answers(303);
    let said: Vec<String> =
        heard.lines().into_iter().filter(|line| line.contains("the store of pictures")).collect();
    assert!(said.len() == 2 && said[0].contains("is lost") && said[1].contains("answers again"), "{said:#?}");
}
