//! What administrators did.
use sea_orm_migration::prelude::*;

use crate::columns::{id, index, moment, reference_or_none, remembers, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let audits = Table::create()
            .table("audits")
            .col(id())
            .col(reference_or_none("actor_id"))
            .col(text("act"))
            .col(text("subject"))
            .col(moment("created_at"))
            .foreign_key(&mut remembers("audits", "actor_id", "users"))
            .take();
        manager.create_table(audits).await?;
        manager.create_index(index("audits", &["created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("audits").take()).await
    }
}
