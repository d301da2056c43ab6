//! The schema brought up to date. Of processes that start at once one migrates and the others wait for it; a SQLite file
//! is copied first when there is something to do, so that every upgrade can be taken back. In PostgreSQL the whole
//! upgrade is one transaction: it happens or it does not.
use std::path::{Path, PathBuf};

use migration::{MigrationTrait, Migrator, MigratorTrait, SchemaManagerConnection};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, IntoDatabaseExecutor, Statement, TransactionTrait};

use super::{lock::Lock, sqlite};
use crate::models::Moment;

/// Loco's migrator, taking turns.
pub struct Upgrade;

#[async_trait::async_trait]
impl MigratorTrait for Upgrade {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Migrator::migrations()
    }

    async fn up<'c, C>(db: C, steps: Option<u32>) -> Result<(), DbErr>
    where
        C: IntoDatabaseExecutor<'c>,
    {
        let db = db.into_database_executor();
        // Nearly every start has nothing to do, and then need not wait for anybody.
        if Migrator::get_pending_migrations_read_only(&db).await?.is_empty() {
            return Ok(());
        }
        match db.get_database_backend() {
            DbBackend::Postgres => up_in_postgres(&db, steps).await,
            _ => up_in_sqlite(db, steps).await,
        }
    }
}

const TURN: &str = "hashtext('wishare migrates')";

/// The lock goes with the transaction, and with the connection if this process dies. No time limit of ours holds in here:
/// an index over millions of rows takes its minutes, and so does waiting for it.
async fn up_in_postgres(db: &SchemaManagerConnection<'_>, steps: Option<u32>) -> Result<(), DbErr> {
    let txn = db.begin().await?;
    super::without_time_limit(&txn).await?;
    let ask = Statement::from_string(
        DbBackend::Postgres,
        format!("SELECT pg_try_advisory_xact_lock({TURN}) AS ours"),
    );
    let ours = txn.query_one_raw(ask).await?.map(|row| row.try_get::<bool>("", "ours")).transpose()?;
    if ours != Some(true) {
        tracing::info!("another process is migrating the database; waiting for it");
        txn.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({TURN})")).await?;
    }
    Migrator::up(&txn, steps).await?;
    txn.commit().await
}

async fn up_in_sqlite(db: SchemaManagerConnection<'_>, steps: Option<u32>) -> Result<(), DbErr> {
    let Some(file) = sqlite::file_of(&db).await? else { return Migrator::up(db, steps).await };
    let _turn =
        Lock::wait(&beside(&file, "migrating"), "another process is migrating the database; waiting for it")
            .await
            .map_err(|err| DbErr::Custom(format!("the turn to migrate cannot be taken: {err}")))?;
    if let Some(copy) = copy_before(&db, &file).await? {
        tracing::info!(copy = %copy.display(), "copied the database before changing it");
    }
    Migrator::up(db, steps).await
}

/// None if another process was faster, or if there is nothing to lose yet.
async fn copy_before(db: &SchemaManagerConnection<'_>, file: &Path) -> Result<Option<PathBuf>, DbErr> {
    let pending = Migrator::get_pending_migrations_read_only(db).await?;
    let applied = Migrator::get_applied_migrations_read_only(db).await?;
    let (Some(next), false) = (pending.first(), applied.is_empty()) else { return Ok(None) };
    let moment = Moment::now().to_utc().format("%Y%m%d-%H%M%S");
    let copy = sqlite::backups_beside(file).join(format!("before-{}-{moment}.sqlite", next.name()));
    sqlite::copy_into(db, &copy).await?;
    sqlite::keep_newest(&sqlite::backups_beside(file), "before-", COPIES_KEPT);
    Ok(Some(copy))
}

const COPIES_KEPT: usize = 5;

/// `wishare.sqlite` → `wishare.sqlite.migrating`
fn beside(file: &Path, word: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{name}.{word}"))
}
