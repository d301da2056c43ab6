//! Counts the statements of one request, also inside its transactions, and notices when one shape comes again and
//! again (the N+1 question: a query for each row of another). Beside them, what its page was made of.
use std::{
    collections::HashMap,
    future::Future,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use sea_orm::metric::Info;

use super::{Monitor, micros, shapes::Shape};

tokio::task_local! { static TALLY: Tally; }

/// More than this many times the same shape in one request is a loop that wants to be one statement.
pub const MOST_REPEATS: usize = 2;

#[derive(Clone, Default)]
pub struct Tally(Arc<Noted>);

#[derive(Default)]
struct Noted {
    ran: Mutex<Vec<Ran>>,
    hit: AtomicU64,
    missed: AtomicU64,
    template_micros: AtomicU64,
}

#[derive(Clone, Debug)]
pub struct Ran {
    pub shape: Arc<Shape>,
    pub elapsed: Duration,
}

impl Tally {
    /// Everything that `work` asks of the database counts for this tally.
    pub async fn of<F: Future>(&self, work: F) -> F::Output {
        TALLY.scope(self.clone(), work).await
    }

    /// Of the request that is being answered.
    pub fn current() -> Option<Self> {
        TALLY.try_with(Clone::clone).ok()
    }

    pub fn statements(&self) -> Vec<Ran> {
        self.0.ran.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn count(&self) -> usize {
        self.0.ran.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    pub fn time(&self) -> Duration {
        self.0.ran.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|ran| ran.elapsed).sum()
    }

    /// Fragments that were there, and those that were not.
    pub fn fragments(&self) -> (u64, u64) {
        (self.0.hit.load(Relaxed), self.0.missed.load(Relaxed))
    }

    pub fn in_templates(&self) -> Duration {
        Duration::from_micros(self.0.template_micros.load(Relaxed))
    }

    /// The shapes that ran more than `MOST_REPEATS` times, with how often.
    pub fn repeats(&self) -> Vec<(String, usize)> {
        let mut times: HashMap<Arc<str>, usize> = HashMap::new();
        for ran in self.statements() {
            *times.entry(ran.shape.text.clone()).or_insert(0) += 1;
        }
        let often = times.into_iter().filter(|(_, times)| *times > MOST_REPEATS);
        often.map(|(shape, times)| (shape.to_string(), times)).collect()
    }
}

/// SeaORM calls this after each statement, in the task that asked.
pub fn count(monitor: &Monitor, info: &Info<'_>) {
    if is_about_another(&info.statement.sql) {
        return;
    }
    let shape = monitor.shapes.note(info);
    let micros = micros(info.elapsed);
    tracing::debug!(statement = shape.label, print = shape.print, micros, failed = info.failed, "asked");
    let _ = TALLY.try_with(|tally| {
        let ran = Ran { shape, elapsed: info.elapsed };
        tally.0.ran.lock().unwrap_or_else(PoisonError::into_inner).push(ran);
    });
}

/// An operator's question how a statement is run is no statement of ours.
fn is_about_another(sql: &str) -> bool {
    ["EXPLAIN ", "PREPARE ", "DEALLOCATE "].iter().any(|verb| sql.starts_with(verb))
}

/// Fragments the running request asked for.
pub fn looked_up(hit: usize, missed: usize) {
    let _ = TALLY.try_with(|tally| {
        tally.0.hit.fetch_add(hit as u64, Relaxed);
        tally.0.missed.fetch_add(missed as u64, Relaxed);
    });
}

/// Time the running request spent in templates.
pub fn rendered(elapsed: Duration) {
    let _ = TALLY.try_with(|tally| tally.0.template_micros.fetch_add(micros(elapsed), Relaxed));
}
