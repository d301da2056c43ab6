//! Learns from what a person put right.
use loco_rs::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::items::correcting;

pub struct CorrectionJob {
    ctx: AppContext,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CorrectionArgs {
    pub item_id: i64,
}

#[async_trait]
impl BackgroundWorker<CorrectionArgs> for CorrectionJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, args: CorrectionArgs) -> Result<()> {
        Ok(correcting::teach(&self.ctx, args.item_id).await?)
    }
}
