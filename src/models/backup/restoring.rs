//! Putting a backup back. What is there now is kept as a backup of its own, so that this, too, can be taken back.
use std::{
    fs,
    path::{Path, PathBuf},
};

use loco_rs::app::AppContext;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::{PICTURES, POSTGRES, SECRET, SQLITE, files, make, pictures, postgres, unwritable};
use crate::{
    Error, Result,
    app::settings,
    database::{Lock, sqlite},
};

/// From a backup's folder, or from one of the copies of a SQLite file made before a migration. Returns where the state
/// that was replaced is kept. The next start migrates what came from an older version.
pub async fn restore(ctx: &AppContext, from: &Path) -> Result<PathBuf> {
    let settings = settings(ctx);
    let _alone = Lock::alone(&settings.running()).map_err(Error::internal)?.ok_or_else(|| {
        Error::internal("something still runs on this data folder. Stop it, restore, and start it again")
    })?;
    let database = database_in(ctx, from)?;
    // Into a bucket pictures are only added, so those that are there need no copy.
    let kept = make(ctx, &settings.backups(), "before-restore", !settings.bucket.is_named()).await?;
    match ctx.db.get_database_backend() {
        DbBackend::Postgres => postgres::restore(&ctx.config.database.uri, &database).await?,
        _ => replace_file(&ctx.db, &database).await?,
    }
    if from.is_dir() {
        pictures::put_back(ctx, &from.join(PICTURES)).await?;
        let secret = files::copy_if_there(&from.join(SECRET), &settings.data.join(SECRET));
        secret.map_err(|err| unwritable(&settings.data, &err))?;
    }
    Ok(kept)
}

fn database_in(ctx: &AppContext, from: &Path) -> Result<PathBuf> {
    let postgres = ctx.db.get_database_backend() == DbBackend::Postgres;
    let name = if postgres { POSTGRES } else { SQLITE };
    let database = if from.is_dir() { from.join(name) } else { from.to_path_buf() };
    if database.is_file() {
        return Ok(database);
    }
    Err(Error::internal(format!("there is no {name} in {}", from.display())))
}

/// Copied beside, proven whole, then put in its place in one step.
async fn replace_file(db: &DatabaseConnection, from: &Path) -> Result<()> {
    let Some(file) = sqlite::file_of(db).await? else {
        return Err(Error::internal("a database in memory cannot be restored"));
    };
    let beside = file.with_extension("restoring");
    fs::copy(from, &beside).map_err(|err| unwritable(&beside, &err))?;
    if let Err(err) = prove_whole(&beside).await {
        let _ = fs::remove_file(&beside);
        return Err(err);
    }
    // The last connection to leave writes the journal into the file it is about to lose.
    db.clone().close().await?;
    for journal in ["-wal", "-shm"] {
        let mut name = file.clone().into_os_string();
        name.push(journal);
        let _ = fs::remove_file(name);
    }
    fs::rename(&beside, &file).map_err(|err| unwritable(&file, &err))
}

async fn prove_whole(file: &Path) -> Result<()> {
    let db = Database::connect(format!("sqlite://{}?mode=ro", file.display())).await?;
    let ask = Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check");
    let said = db.query_one_raw(ask).await?.map(|row| row.try_get_by_index::<String>(0)).transpose()?;
    db.close().await?;
    match said.as_deref() {
        Some("ok") => Ok(()),
        said => {
            Err(Error::internal(format!("the backup is damaged: {}", said.unwrap_or("it cannot be read"))))
        }
    }
}
