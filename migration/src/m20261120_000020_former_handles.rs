//! Names people were once found under: old links lead on, and nobody else can take the name to be mistaken for them.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, reference, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let former_handles = Table::create()
            .table("former_handles")
            .col(id())
            .col(reference("user_id"))
            .col(text("handle"))
            .col(moment("created_at"))
            .foreign_key(&mut belongs_to("former_handles", "user_id", "users"))
            .take();
        manager.create_table(former_handles).await?;
        manager.create_index(unique("former_handles", &["handle"])).await?;
        manager.create_index(index("former_handles", &["user_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("former_handles").take()).await
    }
}
