//! Counts the statements of one request, also inside its transactions, and notices when one shape comes again and
//! again (the N+1 question: a query for each row of another).
use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sea_orm::metric::Info;

tokio::task_local! { static TALLY: Tally; }

/// More than this many times the same shape in one request is a loop that wants to be one statement.
pub const MOST_REPEATS: usize = 2;

#[derive(Clone, Default)]
pub struct Tally(Arc<Mutex<Vec<Ran>>>);

#[derive(Clone, Debug)]
pub struct Ran {
    pub sql: String,
    pub elapsed: Duration,
}

impl Tally {
    /// Everything that `work` asks of the database counts for this tally.
    pub async fn of<F: Future>(&self, work: F) -> F::Output {
        TALLY.scope(self.clone(), work).await
    }

    pub fn statements(&self) -> Vec<Ran> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    pub fn time(&self) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|ran| ran.elapsed).sum()
    }

    /// The shapes that ran more than `MOST_REPEATS` times, with how often.
    pub fn repeats(&self) -> Vec<(String, usize)> {
        let mut times = HashMap::new();
        for ran in self.statements() {
            *times.entry(shape(&ran.sql)).or_insert(0) += 1;
        }
        times.into_iter().filter(|(_, times)| *times > MOST_REPEATS).collect()
    }
}

/// SeaORM calls this after each statement, in the task that asked.
pub fn count(info: &Info<'_>) {
    let _ = TALLY.try_with(|tally| {
        let ran = Ran { sql: info.statement.sql.clone(), elapsed: info.elapsed };
        tally.0.lock().unwrap_or_else(PoisonError::into_inner).push(ran);
    });
}

/// The statement with lists of placeholders folded, so that `IN ($1, $2)` and `IN ($1)` are one shape.
pub fn shape(sql: &str) -> String {
    let mut folded = String::with_capacity(sql.len());
    let mut in_placeholder = false;
    for letter in sql.chars() {
        match letter {
            '$' | '?' | '0'..='9' | ',' | ' ' if in_placeholder => {}
            '$' | '?' => {
                folded.push('?');
                in_placeholder = true;
            }
            ends => {
                in_placeholder = false;
                folded.push(ends);
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn lists_of_any_length_are_one_shape() {
        assert_eq!(shape("a IN ($1, $2, $3)"), shape("a IN ($1)"));
        assert_eq!(shape("a IN (?, ?)"), shape("a IN (?)"));
        assert_ne!(shape("a = $1 AND b = $2"), shape("a = $1 OR b = $2"));
    }
}
