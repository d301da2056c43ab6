//! Renders the cards of dashboards before anybody asks: of who just signed in, or, after a new build, of who was here
//! lately.
use loco_rs::prelude::*;
use serde::{Deserialize, Serialize};

use crate::views::warming;

pub struct CacheWarmingJob {
    ctx: AppContext,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WarmingArgs {
    /// Nobody in particular: those who were here last.
    pub user_id: Option<i64>,
}

#[async_trait]
impl BackgroundWorker<WarmingArgs> for CacheWarmingJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, args: WarmingArgs) -> Result<()> {
        match args.user_id {
            Some(user_id) => warming::of(&self.ctx, user_id).await?,
            None => warming::of_recent(&self.ctx).await?,
        }
        Ok(())
    }
}
