//! Jobs write down that they ran; the test reads it.
use std::sync::{Arc, Mutex};

use jobs::queue::{Job, Queue};

use super::until;

#[derive(Clone, Default)]
pub struct Diary(Arc<Mutex<Vec<String>>>);

impl Diary {
    pub fn note(&self, line: impl ToString) {
        self.0.lock().unwrap().push(line.to_string());
    }

    pub fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    pub async fn has(&self, lines: usize) {
        until(&format!("the diary has {lines} lines"), || async { self.count() >= lines }).await;
    }

    /// The class writes its argument down and succeeds.
    pub fn kept_by(self, queue: &Queue, class: &str) -> Self {
        let diary = self.clone();
        queue.on(class, move |job: Job| {
            diary.note(job.argument());
            async { Ok(()) }
        });
        self
    }
}
