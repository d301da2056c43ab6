//! A job whose tries are used up leaves its outcome in the database, where people see it and can go on.
use std::sync::Arc;

use jobs::queue::{Job, Queue};
use loco_rs::{app::AppContext, bgworker::BackgroundWorker};
use sea_orm::EntityTrait;

use super::{
    letter_delivery::{LetterArgs, LetterDeliveryJob},
    url_metadata_extraction::{LinkArgs, UrlMetadataExtractionJob},
};
use crate::{
    Result,
    models::{items, letters},
};

pub fn outcomes_are_saved(ctx: &AppContext, queue: &Queue) {
    let ctx = ctx.clone();
    queue.on_exhausted(Arc::new(move |job, _| {
        let ctx = ctx.clone();
        Box::pin(async move {
            if let Err(err) = give_up(&ctx, &job).await {
                tracing::error!(job.class = %job.class, error = %err, "the end of a job could not be saved");
            }
        })
    }));
}

async fn give_up(ctx: &AppContext, job: &Job) -> Result<()> {
    if job.class == UrlMetadataExtractionJob::class_name() {
        let Ok(LinkArgs(id, url)) = serde_json::from_value(job.argument()) else { return Ok(()) };
        let item = items::Entity::find_by_id(id).one(&ctx.db).await?;
        match item.filter(|item| item.url.as_deref() == Some(url.as_str())) {
            Some(item) => item.give_up_on_metadata(ctx).await?,
            None => return Ok(()),
        }
    }
    if job.class == LetterDeliveryJob::class_name() {
        let Ok(LetterArgs { letter_id }) = serde_json::from_value(job.argument()) else { return Ok(()) };
        letters::now_failed(&ctx.db, letter_id).await?;
    }
    Ok(())
}
