//! Tells givers what became of what they claimed.
use loco_rs::prelude::*;

use crate::models::claims::{About, tell_givers};

pub struct ClaimNoticesJob {
    ctx: AppContext,
}

#[async_trait]
impl BackgroundWorker<About> for ClaimNoticesJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("low_priority".into())
    }

    async fn perform(&self, about: About) -> Result<()> {
        Ok(tell_givers(&self.ctx.db, about).await?)
    }
}
