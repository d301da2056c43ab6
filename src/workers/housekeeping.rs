//! Removes the pictures and page facts that nothing refers to any more. The queue starts it once an hour.
use loco_rs::prelude::*;

use crate::models::{link_previews, pictures};

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
        link_previews::forget_old(&self.ctx.db).await?;
        pictures::sweep(&self.ctx).await?;
        Ok(())
    }
}
