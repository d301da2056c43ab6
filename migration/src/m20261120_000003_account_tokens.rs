//! Links that prove an address: one use, a short life, and only a hash of the token.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, one_of, reference, text, unique, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = Table::create()
            .table("account_tokens")
            .col(id())
            .col(reference("user_id"))
            .col(word("purpose", "confirm").check(one_of("purpose", &["confirm", "reset"])).take())
            .col(text("email"))
            .col(text("token_hash"))
            .col(moment("created_at"))
            .col(moment("expires_at"))
            .foreign_key(&mut belongs_to("account_tokens", "user_id", "users"))
            .take();
        manager.create_table(tokens).await?;
        manager.create_index(unique("account_tokens", &["token_hash"])).await?;
        manager.create_index(index("account_tokens", &["user_id", "purpose"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("account_tokens").take()).await
    }
}
