//! Away with what no wish wears any more.
use loco_rs::app::AppContext;
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};

use super::{Column, Entity, files};
use crate::{
    Result,
    models::{Moment, items, offered_pictures},
};

/// A picture just fetched is not on its wish yet.
const UNWORN_MINUTES: i64 = 60;
const SWEPT_AT_ONCE: u64 = 500;

/// Removes what nobody wears or is offered. Returns how many went.
pub async fn sweep(ctx: &AppContext) -> Result<usize> {
    let worn = items::Entity::find()
        .select_only()
        .column(items::Column::PictureId)
        .filter(items::Column::PictureId.is_not_null())
        .into_query();
    let offered = offered_pictures::Entity::find()
        .select_only()
        .column(offered_pictures::Column::PictureId)
        .into_query();
    let unworn = Entity::find()
        .filter(Column::CreatedAt.lt(Moment::in_minutes(-UNWORN_MINUTES)))
        .filter(Column::Id.not_in_subquery(worn))
        .filter(Column::Id.not_in_subquery(offered))
        .limit(SWEPT_AT_ONCE);
    let unworn = unworn.all(&ctx.db).await?;
    for (gone, picture) in unworn.iter().enumerate() {
        // The row first: a row without its file would be a broken picture on somebody's page.
        Entity::delete_by_id(picture.id).exec(&ctx.db).await?;
        if let Err(trouble) = files::remove(ctx, &picture.file_key).await {
            tracing::warn!(key = picture.file_key, reason = %trouble, "a picture nobody wears was left in the store");
            return Ok(gone + 1); // the others keep their rows, and are swept when it answers again
        }
    }
    Ok(unworn.len())
}
