//! Lists, who sees them, and when the surprise ends.
//! `claims_changed_at` moves with claims so that `updated_at` never has to; only gifters' keys contain it.
use sea_orm_migration::prelude::*;

use crate::columns::{
    belongs_to, day_or_none, id, index, index_where, moment, moment_or_never, number, one_of, reference,
    text, text_or_none, unique, word,
};

const VISIBILITIES: &[&str] = &["private", "friends", "public"];
const EVENT_TYPES: &[&str] =
    &["none", "birthday", "wedding", "baby", "christmas", "holiday", "housewarming", "graduation", "other"];
const REVEALS: &[&str] = &["never", "after_event", "always"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let wishlists = Table::create()
            .table("wishlists")
            .col(id())
            .col(reference("user_id"))
            .col(text("name"))
            .col(text("description").default("").take())
            .col(text("search_key").default("").take())
            .col(word("visibility", "friends").check(one_of("visibility", VISIBILITIES)).take())
            .col(word("event_type", "none").check(one_of("event_type", EVENT_TYPES)).take())
            .col(day_or_none("event_date"))
            .col(word("reveal", "never").check(one_of("reveal", REVEALS)).take())
            .col(text_or_none("share_token"))
            .col(number("items_count", 0))
            .col(number("shown_items_count", 0))
            .col(moment_or_never("archived_at"))
            .col(moment_or_never("deleted_at"))
            .col(moment("claims_changed_at"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut belongs_to("wishlists", "user_id", "users"))
            .take();
        manager.create_table(wishlists).await?;
        manager.create_index(unique("wishlists", &["share_token"])).await?;
        manager.create_index(index("wishlists", &["user_id"])).await?;
        for narrow in narrow_rows() {
            manager.create_index(narrow).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("wishlists").take()).await
    }
}

/// What the dashboard's statement reads, answered from these alone: a person's open lists, what friends may see by
/// change and by day, and what everybody may see. The last is another order to look through
/// those.
fn narrow_rows() -> [IndexCreateStatement; 5] {
    let narrow = |name, columns, condition| index_where("wishlists", name, columns, condition);
    // The last columns say nothing new, but without them SQLite looks at each row for what the condition says already.
    let by_change = &["updated_at", "id", "user_id", "event_date", "visibility", "deleted_at", "archived_at"];
    [
        narrow("wishlists_open", OF_OWNER, OPEN),
        narrow("wishlists_shared", by_change, SHARED),
        narrow("wishlists_coming", BY_DAY, SHARED),
        narrow("wishlists_public", by_change, PUBLIC),
        narrow("wishlists_public_by_birth", &["created_at", "id", "user_id"], PUBLIC),
    ]
}

const OF_OWNER: &[&str] =
    &["user_id", "updated_at", "id", "visibility", "event_date", "deleted_at", "archived_at"];
const BY_DAY: &[&str] =
    &["event_date", "id", "user_id", "updated_at", "visibility", "deleted_at", "archived_at"];
const OPEN: &str = "deleted_at IS NULL AND archived_at IS NULL";
const SHARED: &str = "visibility <> 'private' AND deleted_at IS NULL AND archived_at IS NULL";
const PUBLIC: &str = "visibility = 'public' AND deleted_at IS NULL AND archived_at IS NULL";
