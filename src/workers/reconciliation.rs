//! Enqueues again what has been waiting too long. The queue starts it once a minute in the whole fleet.
use loco_rs::prelude::*;

use crate::models::items::reconciling;

pub struct ReconciliationJob {
    ctx: AppContext,
}

#[async_trait]
impl BackgroundWorker<()> for ReconciliationJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, (): ()) -> Result<()> {
        reconciling::enqueue_waiting_since(&self.ctx, reconciling::too_long_ago()).await?;
        Ok(())
    }
}
