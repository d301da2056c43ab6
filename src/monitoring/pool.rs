//! The database connections of this process.
use sea_orm::{DatabaseConnection, DbBackend};

#[derive(Clone, Copy, Debug, Default)]
pub struct Pool {
    pub open: u64,
    pub idle: u64,
}

impl Pool {
    pub fn of(db: &DatabaseConnection) -> Self {
        let (open, idle) = if db.get_database_backend() == DbBackend::Postgres {
            let pool = db.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = db.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        };
        Self { open: open.into(), idle: (idle as u64).min(open.into()) }
    }

    pub fn busy(&self) -> u64 {
        self.open - self.idle
    }
}
