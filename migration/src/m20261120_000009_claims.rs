//! Who gives what. A claim outlives the wish it was for: what it said then is kept with it.
//! A giver has an account or a receipt. Only what is not released counts; released, it can still be undone.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, day_or_none, flag, id, index, moment, moment_or_never, number, number_or_none, one_of,
    reference_or_none, remembers, text, text_or_none, unique, word,
};

const STATES: &[&str] = &["reserved", "bought", "given"];
/// Why a claim no longer has its wish before it, as its giver was last told.
const ORPHANED: &[&str] = &["deleted", "archived", "hidden", "friendship_ended", "account_deleted"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let claims = Table::create()
            .table("claims")
            .col(id())
            .col(reference_or_none("item_id"))
            .col(reference_or_none("wishlist_id"))
            .col(reference_or_none("recipient_id"))
            .col(reference_or_none("giver_id"))
            .col(text_or_none("guest_name"))
            .col(text_or_none("guest_email"))
            .col(text_or_none("receipt_hash"))
            .col(number("quantity", 1))
            .col(word("state", "reserved").check(one_of("state", STATES)).take())
            .col(flag("show_name", false))
            .col(text("note").default("").take())
            .col(text("snapshot_name"))
            .col(number_or_none("snapshot_price_minor"))
            .col(text_or_none("snapshot_currency"))
            .col(text_or_none("snapshot_url"))
            .col(text("snapshot_recipient"))
            .col(text("snapshot_wishlist"))
            .col(day_or_none("snapshot_event_date"))
            .col(moment("item_version"))
            .col(text_or_none("orphaned").check(one_of("orphaned", ORPHANED)).take())
            .col(moment_or_never("released_at"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut remembers("claims", "item_id", "items"))
            .foreign_key(&mut remembers("claims", "wishlist_id", "wishlists"))
            .foreign_key(&mut remembers("claims", "recipient_id", "users"))
            .foreign_key(&mut belongs_to("claims", "giver_id", "users"))
            .check(
                Expr::col("quantity")
                    .gte(1)
                    .and(Expr::col("giver_id").is_not_null().or(Expr::col("receipt_hash").is_not_null())),
            )
            .take();
        manager.create_table(claims).await?;
        manager.create_index(unique("claims", &["item_id", "giver_id"])).await?;
        manager.create_index(unique("claims", &["receipt_hash"])).await?;
        manager.create_index(index("claims", &["giver_id", "state"])).await?;
        manager.create_index(index("claims", &["wishlist_id"])).await?;
        manager.create_index(index("claims", &["recipient_id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("claims").take()).await
    }
}
