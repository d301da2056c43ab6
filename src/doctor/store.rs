//! The database: reached, written, of our shape, with the right time, and copied now and then.
use std::{
    fs,
    time::{Duration, SystemTime},
};

use loco_rs::{config::Config, doctor::Check, prelude::Error};
use migration::MigratorTrait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};

use super::{
    clock,
    findings::{note, well, wrong},
};
use crate::{
    configuration::Settings,
    database::{self, Upgrade},
    monitoring::Monitor,
    start::reason,
};

const A_WEEK: Duration = Duration::from_hours(7 * 24);

pub async fn check(config: &Config, settings: &Settings) -> Vec<Check> {
    let db = match database::connect(config, settings, Monitor::default()).await {
        Ok(db) => db,
        Err(err) => return vec![away(&err)],
    };
    let mut found = vec![well(reached(&db).await), shape(&db).await];
    if let Some(row) = writes(&db).await {
        found.push(row);
    }
    if let Some(theirs) = time_there(&db).await {
        found.push(clock("the database", theirs));
    }
    found.push(backups(settings));
    let _ = db.close().await;
    found
}

fn away(err: &Error) -> Check {
    wrong(
        format!("The database cannot be reached: {}", reason(err, "DATABASE_URL")),
        "Is it running, and does DATABASE_URL name its host, port, user and password? Without the variable it is a \
         SQLite file in the data folder.",
    )
}

async fn reached(db: &DatabaseConnection) -> String {
    let (kind, ask) = match db.get_database_backend() {
        DbBackend::Postgres => ("PostgreSQL", "SHOW server_version"),
        _ => ("SQLite", "SELECT sqlite_version()"),
    };
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), ask)).await.ok().flatten();
    let version = row.and_then(|row| row.try_get_by_index::<String>(0).ok()).unwrap_or_default();
    format!("The database answers: {kind} {version}")
}

async fn shape(db: &DatabaseConnection) -> Check {
    match Upgrade::get_pending_migrations_read_only(db).await {
        Ok(pending) if pending.is_empty() => well("The database has every migration".into()),
        Ok(pending) => note(
            format!("{} migrations are still to come", pending.len()),
            "The next start applies them, or `wishare db migrate` does now.",
        ),
        Err(err) => wrong(
            format!("The database is newer than this program: {err}"),
            "Run the newer release, or take its migrations back with it: `wishare db down N`.",
        ),
    }
}

/// Nothing is changed by it, but a server that only reads, or a right that is missing, refuses it.
async fn writes(db: &DatabaseConnection) -> Option<Check> {
    let tried = async {
        let txn = database::begin(db).await?;
        txn.execute_unprepared("UPDATE seaql_migrations SET applied_at = applied_at WHERE 1 = 0").await?;
        txn.rollback().await
    };
    match tried.await {
        Ok(()) => Some(well("The database can be written".into())),
        Err(err) if err.to_string().contains("seaql_migrations") => None, // nothing is there yet
        Err(err) => Some(wrong(
            format!("The database cannot be written: {err}"),
            "Is there room on its disk, is it the primary and not a replica, and may our user write?",
        )),
    }
}

async fn time_there(db: &DatabaseConnection) -> Option<f64> {
    if db.get_database_backend() != DbBackend::Postgres {
        return None;
    }
    let ask = "SELECT EXTRACT(EPOCH FROM clock_timestamp())::float8";
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, ask)).await.ok()??;
    row.try_get_by_index(0).ok()
}

fn backups(settings: &Settings) -> Check {
    let folder = settings.backups();
    let made = fs::read_dir(&folder).into_iter().flatten().flatten();
    let newest = made
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("wishare-"))
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max();
    let age = newest.map(|at| SystemTime::now().duration_since(at).unwrap_or_default());
    let mend = "Have `wishare task backup keep:7` run every night, and copy the folder to another machine.";
    match age {
        Some(age) if age < A_WEEK => well(format!("The last backup is {} hours old", age.as_secs() / 3600)),
        Some(age) => note(format!("The last backup is {} days old", age.as_secs() / 86400), mend),
        None => note(format!("There is no backup in {}", folder.display()), mend),
    }
}
