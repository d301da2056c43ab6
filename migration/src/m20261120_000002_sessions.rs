//! Who is signed in where. Only the hash of the token is kept: a stolen table opens no door.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, reference, text, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sessions = Table::create()
            .table("sessions")
            .col(id())
            .col(reference("user_id"))
            .col(text("token_hash"))
            .col(text("user_agent"))
            .col(moment("created_at"))
            .col(moment("seen_at"))
            .col(moment("expires_at"))
            .foreign_key(&mut belongs_to("sessions", "user_id", "users"))
            .take();
        manager.create_table(sessions).await?;
        manager.create_index(unique("sessions", &["token_hash"])).await?;
        manager.create_index(index("sessions", &["user_id"])).await?;
        manager.create_index(index("sessions", &["expires_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("sessions").take()).await
    }
}
