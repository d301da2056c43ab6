//! The schema, one file per change, each reversible. Times are whole microseconds (`columns::moment`).
pub use sea_orm_migration::prelude::*;

mod columns;
mod m20261120_000001_users;
mod m20261120_000002_sessions;
mod m20261120_000003_account_tokens;
mod m20261120_000004_letters;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_users::Migration),
            Box::new(m20261120_000002_sessions::Migration),
            Box::new(m20261120_000003_account_tokens::Migration),
            Box::new(m20261120_000004_letters::Migration),
            // inject-above (generators add migrations here)
        ]
    }
}
