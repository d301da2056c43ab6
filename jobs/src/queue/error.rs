//! What goes wrong: with the queue itself, or inside a job.
use std::{any::Any, fmt::Display};

#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    /// Redis did not answer in time. Nothing hangs on it: the caller is told within a second or two.
    #[error("the queue cannot be reached: {0}")]
    Unreachable(String),
    #[error("the queue refused: {0}")]
    Refused(String),
    #[error("not a schedule: {0}")]
    Schedule(String),
    #[error("this queue is already running in this process")]
    AlreadyRunning,
    #[error("{0} is for the embedded queue only")]
    NotHere(&'static str),
}

/// Why a job failed. The class is for grouping ("reqwest::Error"), the message for people.
#[derive(Clone, Debug)]
pub struct JobError {
    pub class: String,
    pub message: String,
}

/// Ruby cuts messages at this length too: the payload travels on every retry.
const LONGEST_MESSAGE: usize = 10_000;

impl JobError {
    pub fn new(class: impl Into<String>, message: impl Display) -> Self {
        let message: String = message.to_string().chars().take(LONGEST_MESSAGE).collect();
        Self { class: class.into(), message }
    }

    pub(crate) fn from_panic(panic: &(dyn Any + Send)) -> Self {
        let said = panic.downcast_ref::<&str>().map(ToString::to_string);
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
        Self::new("Panic", said.as_deref().unwrap_or("the job panicked"))
    }
}

impl Display for JobError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.class, self.message)
    }
}

/// `?` in a handler. The error's type becomes its class.
impl<E: std::error::Error> From<E> for JobError {
    fn from(error: E) -> Self {
        Self::new(std::any::type_name::<E>(), error)
    }
}
