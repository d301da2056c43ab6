//! A picture is made small and kept: its files in the store, a row that names them. The same one is kept once.
use axum::body::Bytes;
use jobs::pictures::prepare;
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, TryInsertResult, entity::prelude::*};
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use super::{ActiveModel, Column, Entity, Model, Size, files};
use crate::{
    Error, Result,
    models::{Moment, Token},
};

/// A picture that comes with us, under a name of its own.
pub async fn keep_drawn(ctx: &AppContext, name: &str, png: &'static [u8]) -> Result<Option<Model>> {
    keep(ctx, &format!("drawn:{name}"), Bytes::from_static(png)).await
}

/// A picture somebody gave us. None when it is no picture we can show.
pub async fn keep_upload(ctx: &AppContext, bytes: Vec<u8>) -> Result<Option<Model>> {
    keep(ctx, &format!("upload:{}", hex(&Sha256::digest(&bytes))), bytes.into()).await
}

async fn keep(ctx: &AppContext, name: &str, bytes: Bytes) -> Result<Option<Model>> {
    if let Some(ours) = from(&ctx.db, &[source_key(name)]).await?.pop() {
        return Ok(Some(ours));
    }
    let Some(row) = made(ctx, name, bytes).await? else { return Ok(None) };
    Ok(settled(ctx, vec![row]).await?.pop())
}

/// Made small and in the store; the row is still to be settled. None when it is no picture we can show.
pub(super) async fn made(ctx: &AppContext, source: &str, bytes: Bytes) -> Result<Option<ActiveModel>> {
    let picture = match spawn_blocking(move || prepare(&bytes)).await.map_err(Error::internal)? {
        Ok(picture) => picture,
        Err(refused) => {
            tracing::info!(reason = refused.as_str(), "a wish's picture is none we can show");
            return Ok(None);
        }
    };
    let key = Token::new().as_str().to_string();
    files::write(ctx, &key, Size::Card, picture.card.webp).await?;
    files::write(ctx, &key, Size::Detail, picture.detail.webp).await?;
    Ok(Some(ActiveModel {
        source_key: Set(source_key(source)),
        source_url: Set(source.into()),
        file_key: Set(key),
        color: Set(picture.colour),
        card_width: Set(picture.card.width.into()),
        card_height: Set(picture.card.height.into()),
        detail_width: Set(picture.detail.width.into()),
        detail_height: Set(picture.detail.height.into()),
        created_at: Set(Moment::now()),
        ..Default::default()
    }))
}

/// Where somebody else was faster with the same one, theirs stays and our files go.
pub(super) async fn settled(ctx: &AppContext, rows: Vec<ActiveModel>) -> Result<Vec<Model>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let (sources, keys): (Vec<String>, Vec<String>) =
        rows.iter().map(|row| (row.source_key.clone().unwrap(), row.file_key.clone().unwrap())).unzip();
    let inserted = Entity::insert_many(rows).on_conflict_do_nothing_on([Column::SourceKey]);
    let inserted = inserted.exec_without_returning(&ctx.db).await?;
    let kept = from(&ctx.db, &sources).await?;
    if !matches!(inserted, TryInsertResult::Inserted(count) if count as usize == keys.len()) {
        for key in keys.iter().filter(|key| !kept.iter().any(|picture| picture.file_key == **key)) {
            files::remove(ctx, key).await?;
        }
    }
    Ok(kept)
}

pub(super) async fn from(db: &impl ConnectionTrait, sources: &[String]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::SourceKey.is_in(sources)).all(db).await?)
}

pub(super) fn source_key(url: &str) -> String {
    hex(&Sha256::digest(url))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
