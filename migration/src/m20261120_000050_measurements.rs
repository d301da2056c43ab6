//! What each process measured, a row a minute; and by name (route, statement, shop) for the whole fleet, a row for each
//! ten minutes.
use sea_orm_migration::prelude::*;

use crate::columns::{id, index, moment, number, one_of, text, unique, word};

const COUNTED: [&str; 33] = [
    "requests",
    "errors",
    "request_micros",
    "within_5",
    "within_10",
    "within_25",
    "within_50",
    "within_100",
    "within_200",
    "within_500",
    "within_1000",
    "within_2500",
    "beyond",
    "statements",
    "statement_micros",
    "slow_statements",
    "failed_statements",
    "connections_open",
    "connections_busy",
    "cache_asked",
    "cache_memory_hits",
    "cache_shared_hits",
    "renders",
    "render_micros",
    "jobs_done",
    "jobs_failed",
    "jobs_waiting",
    "jobs_dead",
    "queue_millis",
    "workers",
    "sockets",
    "memory_kib",
    "disk_free_permille",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut measurements = Table::create();
        measurements.table("measurements").col(id()).col(moment("at")).col(text("process"));
        for name in COUNTED {
            measurements.col(number(name, 0));
        }
        manager.create_table(measurements.take()).await?;
        manager.create_index(index("measurements", &["at"])).await?;
        let named = Table::create()
            .table("named_measurements")
            .col(id())
            .col(moment("at"))
            .col(word("kind", "route").check(one_of("kind", &["route", "statement", "shop"])).take())
            .col(text("print"))
            .col(text("name"))
            .col(text("sample"))
            .col(number("times", 0))
            .col(number("failed", 0))
            .col(number("micros", 0))
            .col(number("slowest_micros", 0))
            .take();
        manager.create_table(named).await?;
        manager.create_index(unique("named_measurements", &["at", "kind", "print"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["named_measurements", "measurements"] {
            manager.drop_table(Table::drop().table(table).take()).await?;
        }
        Ok(())
    }
}
