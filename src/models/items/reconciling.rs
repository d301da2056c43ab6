//! What a lost queue, a crash or a power cut left undone is found again in the rows that say what should happen. A job
//! enqueued here is unique: while it waits, runs or is tried again, there is no second one.
use std::time::Duration;

use jobs::queue::{NewJob, Queue, Unique};
use loco_rs::{app::AppContext, bgworker::BackgroundWorker};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde_json::json;

use super::{Column, Entity, Model, previewable::PENDING};
use crate::{
    Error, Result,
    models::{Moment, letters},
    workers::{
        letter_delivery::{LetterArgs, LetterDeliveryJob},
        url_metadata_extraction::UrlMetadataExtractionJob,
    },
};

/// Longer than all tries of a job take together, so that what is merely slow is left alone.
const TOO_LONG_MINUTES: i64 = 15;
const AT_ONCE: u64 = 500;
pub const EVERY: Duration = Duration::from_mins(1);

/// The work that has been waiting since before `moment`. Returns how much of it was enqueued.
pub async fn enqueue_waiting_since(ctx: &AppContext, moment: Moment) -> Result<usize> {
    let mut jobs = links(ctx, moment).await?;
    jobs.extend(letters(ctx, moment).await?);
    let found = jobs.len();
    if found > 0 {
        tracing::info!(found, "work that waited too long is enqueued again");
        let queue = ctx.shared_store.get::<Queue>().ok_or_else(|| Error::Unavailable("no queue".into()))?;
        queue.enqueue_all(jobs).await.map_err(Error::internal)?;
    }
    Ok(found)
}

/// What no living job can be about any more.
pub fn too_long_ago() -> Moment {
    Moment::in_minutes(-TOO_LONG_MINUTES)
}

async fn links(ctx: &AppContext, moment: Moment) -> Result<Vec<NewJob>> {
    let pending = Entity::find()
        .filter(Column::PreviewState.eq(PENDING))
        .filter(Column::PreviewRequestedAt.lt(moment))
        .filter(Column::DeletedAt.is_null())
        .order_by_asc(Column::PreviewRequestedAt)
        .limit(AT_ONCE);
    let pending = pending.all(&ctx.db).await?;
    Ok(pending.iter().filter_map(Model::link).map(again::<UrlMetadataExtractionJob, _>).collect())
}

async fn letters(ctx: &AppContext, moment: Moment) -> Result<Vec<NewJob>> {
    let pending = letters::pending_since(&ctx.db, moment, AT_ONCE).await?;
    Ok(pending.iter().map(|letter| again::<LetterDeliveryJob, _>(LetterArgs::from(letter))).collect())
}

fn again<W, A>(args: A) -> NewJob
where
    W: BackgroundWorker<A>,
    A: Send + Sync + serde::Serialize + 'static,
{
    let args = match json!(args) {
        serde_json::Value::Array(several) => several,
        one => vec![one],
    };
    let job = NewJob::with_args(W::class_name(), args).unique(Unique::until_done());
    match W::queue() {
        Some(queue) => job.queue(queue),
        None => job,
    }
}
