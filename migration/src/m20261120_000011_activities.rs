//! What happened that friends may hear of. Claims are never among it.
//! Who may see an entry follows from its list and item at the time of reading.
use sea_orm_migration::prelude::*;

use crate::columns::{belongs_to, id, index, moment, one_of, reference, reference_or_none, word};

const VERBS: &[&str] = &["list_created", "wish_added", "wish_received", "friend_joined"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let activities = Table::create()
            .table("activities")
            .col(id())
            .col(reference("actor_id"))
            .col(word("verb", "wish_added").check(one_of("verb", VERBS)).take())
            .col(reference_or_none("wishlist_id"))
            .col(reference_or_none("item_id"))
            .col(reference_or_none("other_id"))
            .col(moment("created_at"))
            .foreign_key(&mut belongs_to("activities", "actor_id", "users"))
            .foreign_key(&mut belongs_to("activities", "wishlist_id", "wishlists"))
            .foreign_key(&mut belongs_to("activities", "item_id", "items"))
            .foreign_key(&mut belongs_to("activities", "other_id", "users"))
            .take();
        manager.create_table(activities).await?;
        manager.create_index(index("activities", &["actor_id", "created_at", "id"])).await?;
        manager.create_index(index("activities", &["wishlist_id"])).await?;
        manager.create_index(index("activities", &["other_id"])).await?;
        manager.create_index(index("activities", &["item_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("activities").take()).await
    }
}
