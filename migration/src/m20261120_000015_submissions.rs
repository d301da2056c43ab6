//! Forms already taken in: the same form sent twice is one act, and leads to the same place.
use sea_orm_migration::prelude::*;

use crate::columns::{id, index, moment, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let submissions = Table::create()
            .table("submissions")
            .col(id())
            .col(text("key"))
            .col(text("location"))
            .col(moment("created_at"))
            .take();
        manager.create_table(submissions).await?;
        manager.create_index(unique("submissions", &["key"])).await?;
        manager.create_index(index("submissions", &["created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("submissions").take()).await
    }
}
