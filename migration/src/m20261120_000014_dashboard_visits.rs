//! How often a dashboard was opened, by day; written in batches.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, day, id, number, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dashboard_visits = Table::create()
            .table("dashboard_visits")
            .col(id())
            .col(reference("user_id"))
            .col(day("day"))
            .col(number("visits", 0))
            .foreign_key(&mut belongs_to("dashboard_visits", "user_id", "users"))
            .take();
        manager.create_table(dashboard_visits).await?;
        manager.create_index(unique("dashboard_visits", &["user_id", "day"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("dashboard_visits").take()).await
    }
}
