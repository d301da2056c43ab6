//! How fast it could be at all. L1 answers the same number of bytes ready-made; L2 runs the dashboard's statement
//! through sqlx first: the limit of whoever wants every answer fresh with one statement.
use std::{env, sync::atomic::AtomicI64, sync::atomic::Ordering::Relaxed, time::Duration};

use axum::{Router, body::Bytes, extract::State, http::header, response::IntoResponse, routing::get};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend,
    sqlx::{self, postgres::PgArguments, sqlite::SqliteArguments},
};
use wishare::{
    database::{PROVEN_FOR, most_connections},
    models::dashboard::{
        Reach,
        statement::{GIFT, PART, text},
    },
};

use crate::Result;

/// As many connections as Wishare has in production.
const POOL: u32 = 16;

#[derive(Clone)]
struct Limit {
    bytes: Bytes,
    db: Option<DatabaseConnection>,
    people: i64,
}

pub fn ready_made(port: u16, bytes: usize) -> Result<()> {
    on_all_cores(async move { serve(port, bytes, None).await })
}

pub fn one_statement(port: u16, bytes: usize) -> Result<()> {
    on_all_cores(async move {
        let mut options = ConnectOptions::new(env::var("BENCH_DATABASE")?);
        let most = most_connections(options.get_url(), POOL);
        options.max_connections(most).sqlx_logging(false).acquire_timeout(Duration::from_secs(10));
        options.test_before_acquire_if_idle_for(PROVEN_FOR);
        options.map_sqlx_sqlite_opts(|sqlite| {
            let sqlite = sqlite.pragma("journal_mode", "WAL").pragma("synchronous", "NORMAL");
            sqlite.pragma("temp_store", "MEMORY").pragma("cache_size", "-8192")
        });
        serve(port, bytes, Some(Database::connect(options).await?)).await
    })
}

/// The load has one thread, a server has what there is.
fn on_all_cores(work: impl Future<Output = Result<()>> + Send + 'static) -> Result<()> {
    std::thread::spawn(|| {
        tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
    })
    .join()
    .unwrap()
}

async fn serve(port: u16, bytes: usize, db: Option<DatabaseConnection>) -> Result<()> {
    let people = env::var("BENCH_PEOPLE").ok().and_then(|word| word.parse().ok()).unwrap_or(1);
    let limit = Limit { bytes: "x".repeat(bytes).into(), db, people };
    let app = Router::new().route("/", get(answer)).with_state(limit);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    Ok(axum::serve(listener, app).await?)
}

async fn answer(State(limit): State<Limit>) -> impl IntoResponse {
    static NEXT: AtomicI64 = AtomicI64::new(0);
    if let Some(db) = &limit.db {
        // The same people as are asked for elsewhere, all of them, in an order nobody guesses.
        let person = NEXT.fetch_add(1, Relaxed) * 7919 % limit.people + 1;
        ask(db, person).await.unwrap();
    }
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], limit.bytes)
}

async fn ask(db: &DatabaseConnection, person: i64) -> Result<()> {
    let today = chrono::Utc::now().date_naive();
    let until = today + chrono::Days::new(60);
    let now = wishare::models::Moment::now().0;
    let statement = text(Reach::Near);
    if db.get_database_backend() == DbBackend::Postgres {
        let query = sqlx::query::<sqlx::Postgres>(statement).bind(person).bind(today).bind(until);
        let query: sqlx::query::Query<'_, _, PgArguments> =
            query.bind(person).bind(now).bind(PART).bind(GIFT);
        query.fetch_all(db.get_postgres_connection_pool()).await?;
    } else {
        let query = sqlx::query::<sqlx::Sqlite>(statement).bind(person).bind(today).bind(until);
        let query: sqlx::query::Query<'_, _, SqliteArguments> =
            query.bind(person).bind(now).bind(PART).bind(GIFT);
        query.fetch_all(db.get_sqlite_connection_pool()).await?;
    }
    Ok(())
}
