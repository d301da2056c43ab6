//! What we learn about shops: how often their pages could be read, and where on them people found what we did not.
use sea_orm_migration::prelude::*;

use crate::columns::{id, moment, number, one_of, text, text_or_none, unique, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(shops()).await?;
        manager.create_index(unique("shops", &["host"])).await?;
        manager.create_table(recipes()).await?;
        manager.create_index(unique("recipes", &["host", "field", "selector"])).await?;
        let handed_over = Table::alter().table("items").add_column(text_or_none("handed_over")).take();
        manager.alter_table(handed_over).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("items").drop_column("handed_over").take()).await?;
        manager.drop_table(Table::drop().table("recipes").take()).await?;
        manager.drop_table(Table::drop().table("shops").take()).await
    }
}

fn shops() -> TableCreateStatement {
    Table::create()
        .table("shops")
        .col(id())
        .col(text("host"))
        .col(number("ready", 0))
        .col(number("partial", 0))
        .col(number("blocked", 0))
        .col(number("failed", 0))
        .col(moment("last_read_at"))
        .take()
}

fn recipes() -> TableCreateStatement {
    Table::create()
        .table("recipes")
        .col(id())
        .col(text("host"))
        .col(word("field", "price"))
        .col(text("selector"))
        .col(text_or_none("attribute"))
        .col(moment("created_at"))
        .check(one_of("field", &["title", "image", "price"]))
        .take()
}
