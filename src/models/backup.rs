//! A backup is a folder: the database at one moment, the pictures, the secret, and a line about itself. It is made while
//! people use the house, and put back by `restore`, which first makes one of what it replaces.
mod files;
pub mod pictures;
mod postgres;
mod restoring;

use std::{
    fs,
    path::{Path, PathBuf},
};

use loco_rs::app::AppContext;
use sea_orm::DbBackend;
use serde::{Deserialize, Serialize};

use super::Moment;
use crate::{Error, Result, app::settings, database::sqlite};

pub use restoring::restore;

const SQLITE: &str = "database.sqlite";
const POSTGRES: &str = "database.dump";
const PICTURES: &str = "pictures";
const SECRET: &str = "secret";
const ABOUT: &str = "about.json";

#[derive(Debug, Serialize, Deserialize)]
pub struct About {
    pub made_at: String,
    pub version: String,
    pub pictures: u64,
}

/// The new folder below `folder`. Its name is there only when it is whole.
pub async fn make(ctx: &AppContext, folder: &Path, kind: &str, with_pictures: bool) -> Result<PathBuf> {
    let moment = Moment::now().to_utc();
    let whole = folder.join(format!("{kind}-{}", moment.format("%Y%m%d-%H%M%S%.3f")));
    let partial = whole.with_extension("partial");
    private_folder(&partial)?;
    if let Err(err) = fill(ctx, &partial, moment.to_rfc3339(), with_pictures).await {
        let _ = fs::remove_dir_all(&partial);
        return Err(err);
    }
    fs::rename(&partial, &whole).map_err(|err| unwritable(&whole, &err))?;
    Ok(whole)
}

/// The database first: every picture it names was there before.
async fn fill(ctx: &AppContext, folder: &Path, made_at: String, with_pictures: bool) -> Result<()> {
    match ctx.db.get_database_backend() {
        DbBackend::Postgres => postgres::dump(&ctx.config.database.uri, &folder.join(POSTGRES)).await?,
        _ => sqlite::copy_into(&ctx.db, &folder.join(SQLITE)).await?,
    }
    let pictures = if with_pictures { pictures::take_out(ctx, &folder.join(PICTURES)).await? } else { 0 };
    let about = About { made_at, version: env!("CARGO_PKG_VERSION").into(), pictures };
    let written = files::copy_if_there(&settings(ctx).data.join(SECRET), &folder.join(SECRET))
        .and_then(|()| fs::write(folder.join(ABOUT), serde_json::to_vec_pretty(&about)?));
    written.map_err(|err| unwritable(folder, &err))
}

pub fn keep_newest(folder: &Path, count: usize) {
    sqlite::keep_newest(folder, "wishare-", count);
}

/// It holds everybody's wishes, so it is only for this user.
fn private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|err| unwritable(folder, &err))
}

fn unwritable(path: &Path, err: &std::io::Error) -> Error {
    Error::internal(format!("the backup {} cannot be written: {err}", path.display()))
}
