//! People and how they read: names, handles, and nothing about what they wish for.
use sea_orm_migration::prelude::*;

use crate::columns::{flag, id, moment, moment_or_never, one_of, text, unique, word};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let users = Table::create()
            .table("users")
            .col(id())
            .col(text("email"))
            .col(text("password_hash"))
            .col(text("name"))
            .col(text("handle"))
            .col(text("bio").default("").take())
            .col(flag("admin", false))
            .col(word("locale", "en"))
            .col(text("time_zone").default("UTC").take())
            .col(word("currency", "EUR"))
            .col(word("theme", "auto").check(one_of("theme", &["auto", "light", "dark"])).take())
            .col(text("muted").default("[]").take())
            .col(text("search_key").default("").take())
            .col(moment_or_never("email_confirmed_at"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .take();
        manager.create_table(users).await?;
        manager.create_index(unique("users", &["email"])).await?;
        manager.create_index(unique("users", &["handle"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("users").take()).await
    }
}
