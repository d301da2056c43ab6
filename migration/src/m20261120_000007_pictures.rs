//! Pictures of wishes, fetched once, made small and served from us.
use sea_orm_migration::prelude::*;

use crate::columns::{id, moment, number, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let pictures = Table::create()
            .table("pictures")
            .col(id())
            .col(text("source_key"))
            .col(text("source_url"))
            .col(text("file_key"))
            .col(text("color"))
            .col(number("card_width", 0))
            .col(number("card_height", 0))
            .col(number("detail_width", 0))
            .col(number("detail_height", 0))
            .col(moment("created_at"))
            .take();
        manager.create_table(pictures).await?;
        manager.create_index(unique("pictures", &["source_key"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("pictures").take()).await
    }
}
