//! How many wishes a list has, kept on the list. What was received no longer counts, and what is hidden counts only
//! for her.
use sea_orm::{ConnectionTrait, Statement};

use crate::Result;

const COUNT: &str = "
UPDATE wishlists SET
    items_count = (SELECT COUNT(*) FROM items
        WHERE wishlist_id = $1 AND deleted_at IS NULL AND received_at IS NULL),
    shown_items_count = (SELECT COUNT(*) FROM items
        WHERE wishlist_id = $1 AND deleted_at IS NULL AND received_at IS NULL AND NOT private)
WHERE id = $1";

/// Counts again, in the transaction that changed the wishes and after it touched the list: touching takes the list's
/// lock, so that of two who change at once the later one counts both.
pub async fn recount(db: &impl ConnectionTrait, id: i64) -> Result<()> {
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), COUNT, [id.into()])).await?;
    Ok(())
}
