//! The pool, with what every connection needs. Loco sets SQLite's pragmas on one connection only and loses them when
//! it idles out, so the pool is ours; statements are counted for the request that runs them.
mod lock;
pub mod sqlite;
mod trouble;
mod upgrade;

use std::{num::NonZero, time::Duration};

use loco_rs::{config::Config, prelude::Result};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::{
    configuration::Settings,
    monitoring::{Monitor, statements},
};

pub use lock::Lock;
pub use trouble::is_in_trouble;
pub use upgrade::Upgrade;

/// Each connection is asked whether it lives when it is given back. Asked again when it is taken a moment later, as it
/// would be, every statement costs one more way to the database and back.
pub const PROVEN_FOR: Duration = Duration::from_millis(100);

pub async fn connect(config: &Config, settings: &Settings, monitor: Monitor) -> Result<DatabaseConnection> {
    let mut db = Database::connect(options(config, settings)).await?;
    db.set_metric_callback(move |info| statements::count(&monitor, info));
    Ok(db)
}

/// A transaction that is going to write. SQLite takes its one write lock at once: taking it later, after a read,
/// fails instead of waiting when somebody else wrote in between.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    db.begin_with_options(options).await
}

/// Whoever else asks for this name waits until the transaction ends. SQLite lets only one write anyway.
pub async fn one_at_a_time(txn: &DatabaseTransaction, name: &str) -> Result<(), DbErr> {
    if txn.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock(hashtext($1))";
        txn.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, lock, [name.into()])).await?;
    }
    Ok(())
}

/// For work that takes its minutes, and nobody waits for a page.
pub async fn without_time_limit(txn: &impl ConnectionTrait) -> Result<(), DbErr> {
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared("SET LOCAL statement_timeout = 0").await?;
    }
    Ok(())
}

/// A server waits for the network, so it has as many as it is given. Those of a file wait for a core, and each keeps
/// pages of its own: two a core read as fast as sixteen, in a quarter of the memory.
pub fn most_connections(uri: &str, most: u32) -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let enough = u32::try_from(2 * cores).unwrap_or(most).max(4);
    if uri.starts_with("sqlite") { most.min(enough) } else { most }
}

fn options(config: &Config, settings: &Settings) -> ConnectOptions {
    let pool = &settings.database;
    let mut options = ConnectOptions::new(&config.database.uri);
    options
        .max_connections(most_connections(&config.database.uri, config.database.max_connections))
        .min_connections(config.database.min_connections)
        .connect_timeout(Duration::from_millis(config.database.connect_timeout))
        .idle_timeout(Duration::from_millis(config.database.idle_timeout))
        .max_lifetime(Duration::from_secs(pool.max_lifetime_s))
        .test_before_acquire_if_idle_for(PROVEN_FOR)
        .sqlx_logging(config.database.enable_logging);
    if let Some(patience) = config.database.acquire_timeout {
        options.acquire_timeout(Duration::from_millis(patience));
    }
    if config.database.uri.starts_with("postgres") {
        options
            .statement_timeout(Duration::from_millis(pool.statement_timeout_ms))
            .set_application_name("wishare");
    }
    let cache = format!("-{}", pool.cache_kib);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "NORMAL")
            .pragma("foreign_keys", "ON")
            .pragma("busy_timeout", "5000")
            .pragma("temp_store", "MEMORY")
            .pragma("journal_size_limit", "67108864")
            .pragma("cache_size", cache.clone())
    });
    options
}
