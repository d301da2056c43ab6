//! Counts somebody's week again before the quarter of an hour is over.
use loco_rs::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::week::Week;

pub struct ActivityStatsRefreshJob {
    ctx: AppContext,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RefreshArgs {
    pub user_id: i64,
}

#[async_trait]
impl BackgroundWorker<RefreshArgs> for ActivityStatsRefreshJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, args: RefreshArgs) -> Result<()> {
        Ok(Week::refresh(&self.ctx, args.user_id).await?)
    }
}
