//! The places of unique jobs: who holds which, and until when at most.
use std::collections::HashMap;

use crate::queue::{
    clock,
    job::{Jid, Job},
    unique,
};

#[derive(Default)]
pub(super) struct Locks(HashMap<String, (Jid, f64)>);

impl Locks {
    /// Takes the job's lock, or answers with the job that has it.
    pub(super) fn lock(&mut self, job: &Job) -> Option<Jid> {
        let (lock, _, at_most) = unique::held(job)?;
        if let Some((holder, until)) = self.0.get(lock)
            && *until > clock::now()
        {
            return Some(holder.clone());
        }
        self.0.insert(lock.to_string(), (job.jid.clone(), clock::after(at_most)));
        None
    }

    pub(super) fn unlock(&mut self, job: &Job) {
        let Some((lock, ..)) = unique::held(job) else { return };
        if self.0.get(lock).is_some_and(|(holder, _)| *holder == job.jid) {
            self.0.remove(lock);
        }
    }

    pub(super) fn forget_ended(&mut self, now: f64) {
        self.0.retain(|_, (_, until)| *until > now);
    }
}
