//! Whether the store of pictures answers. It is said once when it is lost and once when it is back, not for each picture.
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{
            AtomicBool, AtomicU64,
            Ordering::{Acquire, Relaxed, Release},
        },
    },
    time::{Duration, Instant},
};

use crate::store::Trouble;

/// A page full of pictures waits once for a store that is away, not picture by picture.
const REST: Duration = Duration::from_secs(2);

#[derive(Default)]
pub struct Reached {
    lost: AtomicBool,
    rests_until: Mutex<Option<Instant>>,
    pub failures: AtomicU64,
}

impl Reached {
    /// Takes note of an answer, or of none, and hands it on.
    pub fn heard<T>(&self, answer: Result<T, Trouble>) -> Result<T, Trouble> {
        match &answer {
            Ok(_) | Err(Trouble::Gone) => self.answers(),
            Err(trouble) => self.fails(trouble),
        }
        answer
    }

    pub fn is_lost(&self) -> bool {
        self.lost.load(Acquire)
    }

    pub fn rests(&self) -> bool {
        let until = *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| until > Instant::now())
    }

    fn rest(&self, until: Option<Instant>) {
        *self.rests_until.lock().unwrap_or_else(PoisonError::into_inner) = until;
    }

    fn answers(&self) {
        self.rest(None);
        if self.lost.swap(false, Release) {
            tracing::info!("the store of pictures answers again");
        }
    }

    fn fails(&self, trouble: &Trouble) {
        self.failures.fetch_add(1, Relaxed);
        self.rest(Some(Instant::now() + REST));
        if !self.lost.swap(true, Release) {
            tracing::error!(reason = %trouble, "the store of pictures is lost: pages go on, pictures are missing");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_that_fails_rests_until_it_answers() {
        let reached = Reached::default();
        assert!(!reached.is_lost() && !reached.rests());
        let _ = reached.heard::<()>(Err(Trouble::Silent));
        let _ = reached.heard::<()>(Err(Trouble::Refused));
        assert!(reached.is_lost() && reached.rests());
        assert_eq!(reached.failures.load(Relaxed), 2);
        // That something is not there is an answer.
        let _ = reached.heard::<()>(Err(Trouble::Gone));
        assert!(!reached.is_lost() && !reached.rests());
    }
}
