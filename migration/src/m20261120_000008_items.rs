//! Wishes: what, how dear, how many, and how far their link has been read.
//! No quantity means as many as people like to give.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, flag, id, index, index_where, moment, moment_or_never, number, number_or_none, one_of,
    reference, reference_or_none, remembers, text, text_or_none, word,
};

const PREVIEW_STATES: &[&str] = &["none", "pending", "ready", "partial", "blocked", "failed"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let items = Table::create()
            .table("items")
            .col(id())
            .col(reference("wishlist_id"))
            .col(text("name"))
            .col(text("description").default("").take())
            .col(text_or_none("url"))
            .col(number_or_none("price_minor"))
            .col(text_or_none("currency"))
            .col(number("priority", 2))
            .col(number_or_none("quantity"))
            .col(number("position", 0))
            .col(flag("private", false))
            .col(word("preview_state", "none").check(one_of("preview_state", PREVIEW_STATES)).take())
            .col(text_or_none("preview_reason"))
            .col(moment_or_never("preview_requested_at"))
            .col(number("preview_attempts", 0))
            .col(text("provenance").default("{}").take())
            .col(reference_or_none("picture_id"))
            .col(moment_or_never("received_at"))
            .col(moment_or_never("thanked_at"))
            .col(moment_or_never("deleted_at"))
            .col(moment("claims_changed_at"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut belongs_to("items", "wishlist_id", "wishlists"))
            .foreign_key(&mut remembers("items", "picture_id", "pictures"))
            .check(Expr::col("quantity").is_null().or(Expr::col("quantity").gte(1)))
            .take();
        manager.create_table(items).await?;
        manager.create_index(index("items", &["wishlist_id", "position"])).await?;
        let on_cards = index_where(
            "items",
            "items_on_cards",
            &["wishlist_id", "position", "id", "picture_id"],
            "picture_id IS NOT NULL AND deleted_at IS NULL AND received_at IS NULL AND NOT private",
        );
        manager.create_index(on_cards).await?;
        manager.create_index(index("items", &["preview_state", "preview_requested_at"])).await?;
        manager.create_index(index("items", &["picture_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("items").take()).await
    }
}
