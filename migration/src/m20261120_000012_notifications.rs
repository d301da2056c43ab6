//! What a person is told, until read.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, id, index, moment, moment_or_never, one_of, reference, reference_or_none, remembers, text,
    word,
};

const KINDS: &[&str] = &[
    "friend_requested",
    "friend_accepted",
    "claim_orphaned",
    "item_changed",
    "preview_done",
    "gift_received",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let notifications = Table::create()
            .table("notifications")
            .col(id())
            .col(reference("user_id"))
            .col(word("kind", "friend_requested").check(one_of("kind", KINDS)).take())
            .col(reference_or_none("actor_id"))
            .col(reference_or_none("wishlist_id"))
            .col(reference_or_none("item_id"))
            .col(reference_or_none("claim_id"))
            .col(text("details").default("{}").take())
            .col(moment_or_never("read_at"))
            .col(moment("created_at"))
            .foreign_key(&mut belongs_to("notifications", "user_id", "users"))
            .foreign_key(&mut belongs_to("notifications", "actor_id", "users"))
            .foreign_key(&mut belongs_to("notifications", "wishlist_id", "wishlists"))
            .foreign_key(&mut remembers("notifications", "item_id", "items"))
            .foreign_key(&mut belongs_to("notifications", "claim_id", "claims"))
            .take();
        manager.create_table(notifications).await?;
        manager.create_index(index("notifications", &["user_id", "read_at"])).await?;
        manager.create_index(index("notifications", &["user_id", "created_at"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("notifications").take()).await
    }
}
