//! From a shop's picture to ours, and away again when no wish wears it any more.
use axum::body::Bytes;
use jobs::{metadata::fetch::Refusal, pictures::prepare};
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, QuerySelect, QueryTrait, TryInsertResult, entity::prelude::*};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;
use url::Url;

use super::{ActiveModel, Column, Entity, Model, Size, files};
use crate::{
    Error, Result,
    app::fetcher,
    models::{Moment, Token, items},
};

/// A picture just fetched is not on its wish yet.
const UNWORN_MINUTES: i64 = 60;
const SWEPT_AT_ONCE: u64 = 500;

/// Ours already, or fetched now. None when it is no picture we can show, or does not come.
pub async fn fetch(ctx: &AppContext, url: &Url) -> Result<Option<Model>> {
    let source = source_key(url.as_str());
    if let Some(ours) = from(&ctx.db, &source).await? {
        return Ok(Some(ours));
    }
    match patiently(ctx, url).await? {
        Ok(bytes) => keep(ctx, url.as_str(), &source, bytes).await,
        Err(refusal) => {
            tracing::info!(reason = refusal.as_str(), "a wish's picture did not come");
            Ok(None)
        }
    }
}

/// A picture that comes with us, under a name of its own.
pub async fn keep_drawn(ctx: &AppContext, name: &str, png: &'static [u8]) -> Result<Option<Model>> {
    let name = format!("drawn:{name}");
    let source = source_key(&name);
    match from(&ctx.db, &source).await? {
        Some(ours) => Ok(Some(ours)),
        None => keep(ctx, &name, &source, Bytes::from_static(png)).await,
    }
}

/// A picture somebody gave us. None when it is no picture we can show.
pub async fn keep_upload(ctx: &AppContext, bytes: Vec<u8>) -> Result<Option<Model>> {
    let name = format!("upload:{}", hex(&Sha256::digest(&bytes)));
    let source = source_key(&name);
    match from(&ctx.db, &source).await? {
        Some(ours) => Ok(Some(ours)),
        None => keep(ctx, &name, &source, bytes.into()).await,
    }
}

/// Removes what nobody wears. Returns how many went.
pub async fn sweep(ctx: &AppContext) -> Result<usize> {
    let worn = items::Entity::find()
        .select_only()
        .column(items::Column::PictureId)
        .filter(items::Column::PictureId.is_not_null())
        .into_query();
    let unworn = Entity::find()
        .filter(Column::CreatedAt.lt(Moment::in_minutes(-UNWORN_MINUTES)))
        .filter(Column::Id.not_in_subquery(worn))
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

/// Shops' picture servers stumble; once more is often enough, and a wish does not wait longer for its picture.
async fn patiently(ctx: &AppContext, url: &Url) -> Result<Result<Bytes, Refusal>> {
    let fetcher = fetcher(ctx)?;
    match fetcher.picture(url).await {
        Err(refusal) if refusal.is_transient() => Ok(fetcher.picture(url).await),
        settled => Ok(settled),
    }
}

async fn keep(ctx: &AppContext, url: &str, source: &str, bytes: Bytes) -> Result<Option<Model>> {
    let picture = match spawn_blocking(move || prepare(&bytes)).await.map_err(Error::internal)? {
        Ok(picture) => picture,
        Err(refused) => {
            tracing::info!(reason = refused.as_str(), "a wish's picture is none we can show");
            return Ok(None);
        }
    };
    let key = Token::new().as_str().to_string();
    let row = ActiveModel {
        source_key: Set(source.into()),
        source_url: Set(url.into()),
        file_key: Set(key.clone()),
        color: Set(picture.colour),
        card_width: Set(picture.card.width.into()),
        card_height: Set(picture.card.height.into()),
        detail_width: Set(picture.detail.width.into()),
        detail_height: Set(picture.detail.height.into()),
        created_at: Set(Moment::now()),
        ..Default::default()
    };
    files::write(ctx, &key, Size::Card, picture.card.webp).await?;
    files::write(ctx, &key, Size::Detail, picture.detail.webp).await?;
    let inserted = Entity::insert(row).on_conflict_do_nothing_on([Column::SourceKey]);
    let inserted = inserted.exec_without_returning(&ctx.db).await?;
    if !matches!(inserted, TryInsertResult::Inserted(1)) {
        files::remove(ctx, &key).await?; // somebody else was faster with the same one
    }
    from(&ctx.db, source).await
}

async fn from(db: &impl ConnectionTrait, source: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::SourceKey.eq(source)).one(db).await?)
}

fn source_key(url: &str) -> String {
    hex(&Sha256::digest(url))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
