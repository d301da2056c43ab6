//! A database of its own for each test, copied from one that is migrated once: a file for SQLite, and with
//! `TEST_DATABASE_URL` a database in that PostgreSQL.
use std::{
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicUsize, Ordering},
};

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::Url;

pub enum OwnDatabase {
    Sqlite(PathBuf),
    Postgres { server: Url, name: String },
}

impl OwnDatabase {
    pub async fn new(folder: &Path) -> Self {
        match server() {
            None => Self::sqlite(folder).await,
            Some(server) => Self::postgres(server).await,
        }
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(file) => format!("sqlite://{}?mode=rwc", file.display()),
            Self::Postgres { server, name } => within(server, name).into(),
        }
    }

    /// The file goes with its folder. PostgreSQL has to be told, also about connections that are still open.
    pub async fn remove(&self) {
        if let Self::Postgres { server, name } = self {
            let db = connect(server).await;
            db.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            db.close().await.unwrap();
        }
    }

    async fn sqlite(folder: &Path) -> Self {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let file = folder.join("test.sqlite");
        fs::write(&file, TEMPLATE.get_or_init(migrated_file).await).unwrap();
        Self::Sqlite(file)
    }

    async fn postgres(server: Url) -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let template = TEMPLATE.get_or_init(|| migrated_database(&server)).await;
        let name = format!("wishare_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let db = connect(&server).await;
        db.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.unwrap();
        db.close().await.unwrap();
        Self::Postgres { server, name }
    }
}

fn server() -> Option<Url> {
    let url = env::var("TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    Some(
        Url::parse(&url)
            .expect("TEST_DATABASE_URL is an address like postgres://user@127.0.0.1:5432/postgres"),
    )
}

async fn migrated_file() -> Vec<u8> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("template.sqlite");
    let db = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    db.close().await.unwrap();
    fs::read(file).unwrap()
}

/// Named after the migrations' text, so that a changed migration makes a new one; renamed when it is done, so that
/// nobody copies half of it; and only one process makes it while others wait.
async fn migrated_database(server: &Url) -> String {
    let name = format!("wishare_template_{:016x}", fingerprint_of_the_migrations());
    let db = connect(server).await;
    db.execute_unprepared("SELECT pg_advisory_lock(20261120)").await.unwrap();
    if !exists(&db, &name).await {
        db.execute_unprepared("DROP DATABASE IF EXISTS wishare_unfinished WITH (FORCE)").await.unwrap();
        db.execute_unprepared("CREATE DATABASE wishare_unfinished").await.unwrap();
        let unfinished = connect(&within(server, "wishare_unfinished")).await;
        Migrator::up(&unfinished, None).await.unwrap();
        unfinished.close().await.unwrap();
        db.execute_unprepared(&format!("ALTER DATABASE wishare_unfinished RENAME TO {name}")).await.unwrap();
    }
    db.close().await.unwrap(); // and with it the lock
    name
}

async fn exists(db: &DatabaseConnection, name: &str) -> bool {
    let question = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    db.query_one_raw(sea_orm::Statement::from_string(db.get_database_backend(), question))
        .await
        .unwrap()
        .is_some()
}

fn fingerprint_of_the_migrations() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migration/src");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file).unwrap().hash(&mut hasher);
    }
    hasher.finish()
}

async fn connect(url: &Url) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url.as_str());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}

fn within(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}
