//! Cards rendered ahead of their first reader, into the tier that every process reads.
use loco_rs::{app::AppContext, bgworker::BackgroundWorker};

use super::{Locale, cards::cards, dashboard::pieces};
use crate::{
    Result,
    app::{self, fragments},
    models::{dashboard::Dashboard, sessions, users, week::Week},
    workers::cache_warming::{CacheWarmingJob, WarmingArgs},
};

/// Enough for the first minutes after a deploy; the others warm their cards by reading them.
const RECENT: u64 = 500;

/// Only where another process does the work: alone, the page itself comes sooner than the job.
pub async fn later(ctx: &AppContext, user_id: i64) {
    if fragments(ctx).are_shared() {
        enqueue(ctx, Some(user_id)).await;
    }
}

/// A new build names its pieces anew, so nothing is there that it could use.
pub async fn after_a_start(ctx: &AppContext) {
    enqueue(ctx, None).await;
}

pub async fn of(ctx: &AppContext, user_id: i64) -> Result<()> {
    let Some(reads) = users::Model::reading(&ctx.db, user_id).await? else { return Ok(()) };
    warm(ctx, user_id, &reads).await
}

pub async fn of_recent(ctx: &AppContext) -> Result<()> {
    for (user_id, reads) in sessions::recent(&ctx.db, RECENT).await? {
        warm(ctx, user_id, &reads).await?;
    }
    Ok(())
}

async fn warm(ctx: &AppContext, user_id: i64, reads: &Locale) -> Result<()> {
    let answer = Dashboard::load(&ctx.db, &app::reaches(ctx), user_id, 0, reads.today()).await?;
    Week::of(ctx, &fragments(ctx), user_id).await?;
    cards(ctx, &fragments(ctx), reads, &pieces(&answer.dashboard, reads)).await?;
    Ok(())
}

async fn enqueue(ctx: &AppContext, user_id: Option<i64>) {
    if let Err(err) = CacheWarmingJob::perform_later(ctx, WarmingArgs { user_id }).await {
        tracing::warn!(error = %err, "no cards are rendered ahead");
    }
}
