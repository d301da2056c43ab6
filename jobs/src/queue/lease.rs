//! A running job is on loan. A process that was frozen (a stopped container, a long swap) may wake up after its jobs
//! were given to another; a job that is about to write something it cannot take back asks first.
use std::{fmt, future::Future, sync::Arc};

use futures_util::future::BoxFuture;

type Check = dyn Fn() -> BoxFuture<'static, bool> + Send + Sync;

#[derive(Clone, Default)]
pub struct Lease(Option<Arc<Check>>);

tokio::task_local! {
    static CURRENT: Lease;
}

impl Lease {
    /// The lease of the job this code runs in. Outside of a job nothing can be handed on, so it always holds.
    pub fn current() -> Self {
        CURRENT.try_with(Clone::clone).unwrap_or_default()
    }

    /// Whether this run still owns its job. If nobody can say (Redis is away and our time is up), it does not.
    pub async fn still_mine(&self) -> bool {
        match &self.0 {
            Some(check) => check().await,
            None => true,
        }
    }
    pub(crate) fn new(check: impl Fn() -> BoxFuture<'static, bool> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(check)))
    }

    pub(crate) async fn cover<F: Future>(self, work: F) -> F::Output {
        CURRENT.scope(self, work).await
    }
}

impl fmt::Debug for Lease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lease")
    }
}
