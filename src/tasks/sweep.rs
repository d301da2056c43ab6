//! Sweeps up: what people removed long enough ago that nobody takes it back, and forms too old to be sent again.
use loco_rs::prelude::*;

use crate::models::{Moment, items, submissions, wishlists};

const DAYS_TO_TAKE_BACK: i64 = 30;
const DAYS_TO_SEND_AGAIN: i64 = 2;

pub struct Sweep;

#[async_trait]
impl Task for Sweep {
    fn task(&self) -> TaskInfo {
        TaskInfo { name: "sweep".into(), detail: "Delete for good what was removed 30 days ago".into() }
    }

    async fn run(&self, ctx: &AppContext, _: &task::Vars) -> Result<()> {
        let (removed, sent) = (Moment::in_days(-DAYS_TO_TAKE_BACK), Moment::in_days(-DAYS_TO_SEND_AGAIN));
        let items = items::removing::sweep(&ctx.db, removed).await?;
        let lists = wishlists::removing::sweep(&ctx.db, removed).await?;
        let forms = submissions::forget(&ctx.db, sent).await?;
        tracing::info!(items, lists, forms, "swept up");
        Ok(())
    }
}
