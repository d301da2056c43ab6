//! Looks whether all is well.
use loco_rs::prelude::*;

use crate::{models::Moment, monitoring::alerts};

pub struct AlertsJob {
    ctx: AppContext,
}

#[async_trait]
impl BackgroundWorker<()> for AlertsJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, (): ()) -> Result<()> {
        alerts::look(&self.ctx, Moment::now()).await?;
        Ok(())
    }
}
