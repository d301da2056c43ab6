//! Pictures on their way into a backup and back. Files are copied as files; from a bucket come those the database names,
//! a few at a time, and into it goes what is not there yet.
use std::{
    fs,
    path::{Path, PathBuf},
};

use futures_util::{StreamExt, TryStreamExt, stream};
use loco_rs::app::AppContext;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use tokio::task::spawn_blocking;

use super::{PICTURES, files, unwritable};
use crate::{
    Error, Result,
    app::settings,
    models::pictures::{Column, Entity, Model, Size},
    store::{self, Trouble},
};

const AT_ONCE: usize = 8;
const ROWS_AT_ONCE: u64 = 500;

/// How many files there were.
pub async fn take_out(ctx: &AppContext, to: &Path) -> Result<u64> {
    let settings = settings(ctx);
    if settings.bucket.is_named() {
        return download(ctx, to).await;
    }
    copy(settings.pictures(), to).await
}

/// From a folder into whatever the store is; what is there already stays. Returns how many files the folder has.
pub async fn put_back(ctx: &AppContext, from: &Path) -> Result<u64> {
    let settings = settings(ctx);
    if settings.bucket.is_named() {
        return upload(ctx, from).await;
    }
    copy(from.into(), &settings.pictures()).await
}

async fn copy(from: PathBuf, to: &Path) -> Result<u64> {
    let target = to.to_path_buf();
    let copied = spawn_blocking(move || files::copy_all(&from, &target)).await.map_err(Error::internal)?;
    copied.map_err(|err| unwritable(to, &err))
}

async fn download(ctx: &AppContext, to: &Path) -> Result<u64> {
    let (mut last, mut count) = (0, 0);
    loop {
        let next = Entity::find().filter(Column::Id.gt(last)).order_by_asc(Column::Id).limit(ROWS_AT_ONCE);
        let next = next.all(&ctx.db).await?;
        let Some(furthest) = next.last() else { return Ok(count) };
        last = furthest.id;
        let wanted: Vec<PathBuf> = next.iter().flat_map(paths).collect();
        let each = stream::iter(wanted).map(|path| save(ctx, path, to)).buffer_unordered(AT_ONCE);
        count += each.try_fold(0, async |sum, saved| Ok(sum + u64::from(saved))).await?;
    }
}

fn paths(picture: &Model) -> [PathBuf; 2] {
    Size::ALL.map(|size| picture.path(size))
}

/// False for one that was removed meanwhile.
async fn save(ctx: &AppContext, path: PathBuf, to: &Path) -> Result<bool> {
    let webp = match store::fetch(ctx, &path).await {
        Err(Trouble::Gone) => return Ok(false),
        fetched => fetched.map_err(|trouble| broken_off(&path, &trouble))?,
    };
    let target = to.join(path.strip_prefix(PICTURES).map_err(Error::internal)?);
    let written = target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&target, webp));
    written.map_err(|err| unwritable(&target, &err))?;
    Ok(true)
}

async fn upload(ctx: &AppContext, from: &Path) -> Result<u64> {
    let folder = from.to_path_buf();
    let found = spawn_blocking(move || files::all_in(&folder)).await.map_err(Error::internal)?;
    let found = found.map_err(Error::internal)?;
    let count = found.len() as u64;
    let each = stream::iter(found).map(|file| bring(ctx, file, from)).buffer_unordered(AT_ONCE);
    each.try_collect::<()>().await?;
    Ok(count)
}

async fn bring(ctx: &AppContext, file: PathBuf, from: &Path) -> Result<()> {
    let path = Path::new(PICTURES).join(file.strip_prefix(from).map_err(Error::internal)?);
    if ctx.storage.exists(&path).await.map_err(Error::internal)? {
        return Ok(());
    }
    let webp = tokio::fs::read(&file).await.map_err(Error::internal)?;
    store::write(ctx, &path, webp).await.map_err(|trouble| broken_off(&path, &trouble))
}

fn broken_off(path: &Path, trouble: &Trouble) -> Error {
    Error::internal(format!("the store of pictures broke off at {}: {trouble}", path.display()))
}
