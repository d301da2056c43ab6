//! What a shop's page said, kept for a day and shared by everybody who pastes the same link.
use sea_orm_migration::prelude::*;

use crate::columns::{id, index, moment, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let link_previews = Table::create()
            .table("link_previews")
            .col(id())
            .col(text("url_key"))
            .col(text("payload"))
            .col(moment("fetched_at"))
            .take();
        manager.create_table(link_previews).await?;
        manager.create_index(unique("link_previews", &["url_key"])).await?;
        manager.create_index(index("link_previews", &["fetched_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("link_previews").take()).await
    }
}
