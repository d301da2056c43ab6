//! Sweeps up what nobody needs any more. The queue starts it once an hour.
use loco_rs::prelude::*;

use crate::models::attic;

pub struct HousekeepingJob {
    ctx: AppContext,
}

#[async_trait]
impl BackgroundWorker<()> for HousekeepingJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, (): ()) -> Result<()> {
        Ok(attic::sweep(&self.ctx).await?)
    }
}
