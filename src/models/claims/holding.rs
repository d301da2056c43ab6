//! Taking a wish so that all claims together never exceed its quantity, whoever asks at the same moment.
//!
//! One statement asks and takes at once, but on PostgreSQL two of them do not see each other's uncommitted rows, so
//! claims on one wish take turns there. They queue for an advisory lock, not for the wish's row: an owner who saves
//! the wish meanwhile never waits, so not even time tells her. SQLite has one writer at a time anyway.
use sea_orm::{DatabaseTransaction, DbBackend, Statement, entity::prelude::*};

use super::{Entity, Model, checked_note};
use crate::{
    Error, Result,
    error::Invalid,
    models::{
        Moment,
        gifter::{Gifter, Who},
        text::is_email,
    },
};

pub const MOST: i64 = 999;

/// What a giver asks for. No quantity: one, or what they have.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub quantity: Option<i64>,
    pub show_name: bool,
    pub note: String,
    pub email: String,
}

impl Wanted {
    pub fn check(mut self) -> Result<Self> {
        self.note = checked_note(&self.note)?;
        self.email = self.email.trim().to_string();
        let mut wrong = Invalid::default();
        wrong.unless(self.quantity.is_none_or(|n| (1..=MOST).contains(&n)), "quantity", "quantity_invalid");
        wrong.unless(self.email.is_empty() || is_email(&self.email), "email", "email_invalid");
        wrong.into_result()?;
        Ok(self)
    }
}

/// Claims on this wish wait for each other until the transaction ends.
pub async fn take_turns(txn: &DatabaseTransaction, item_id: i64) -> Result<()> {
    if txn.get_database_backend() == DbBackend::Postgres {
        let key = CLAIMS | item_id;
        txn.execute_raw(statement(txn, "SELECT pg_advisory_xact_lock($1)", [key.into()])).await?;
    }
    Ok(())
}

/// A new claim with what the wish says now, or none when it is not to be had (any more), or had already.
pub async fn take(
    txn: &DatabaseTransaction,
    item_id: i64,
    gifter: &Gifter,
    wanted: &Wanted,
) -> Result<Option<Model>> {
    let (giver_id, guest_name, guest_email) = match &gifter.who {
        Who::Member { id } => (Some(*id), None, None),
        Who::Guest { guest, .. } => {
            (None, Some(guest.name.clone()), Some(wanted.email.clone()).filter(|email| !email.is_empty()))
        }
    };
    let values = [
        item_id.into(),
        giver_id.into(),
        guest_name.into(),
        guest_email.into(),
        gifter.hash_for(item_id).into(),
        wanted.quantity.unwrap_or(1).into(),
        wanted.show_name.into(),
        wanted.note.clone().into(),
        Moment::now().0.into(),
    ];
    Ok(Entity::find().from_raw_sql(statement(txn, TAKE, values)).one(txn).await?)
}

/// Another quantity, or a released claim again. Fewer than before is always fine.
pub async fn hold(txn: &DatabaseTransaction, claim: Model, quantity: i64) -> Result<Model> {
    if claim.is_held() && claim.quantity == quantity {
        return Ok(claim);
    }
    let values = [claim.id.into(), quantity.into(), Moment::later_than(claim.updated_at).0.into()];
    let held = Entity::find().from_raw_sql(statement(txn, HOLD, values)).one(txn).await?;
    held.ok_or(Error::Conflict("taken"))
}

/// Keeps these locks apart from any other use of PostgreSQL's advisory locks.
const CLAIMS: i64 = 0x0061_0000_0000_0000;

const TAKE: &str = "
    INSERT INTO claims (item_id, wishlist_id, recipient_id, giver_id, guest_name, guest_email, receipt_hash,
        quantity, state, show_name, note, snapshot_name, snapshot_price_minor, snapshot_currency, snapshot_url,
        snapshot_recipient, snapshot_wishlist, snapshot_event_date, item_version, created_at, updated_at)
    SELECT items.id, wishlists.id, users.id, $2, $3, $4, $5,
        $6, 'reserved', $7, $8, items.name, items.price_minor, items.currency, items.url,
        users.name, wishlists.name, wishlists.event_date, items.updated_at, $9, $9
    FROM items
    JOIN wishlists ON wishlists.id = items.wishlist_id
    JOIN users ON users.id = wishlists.user_id
    WHERE items.id = $1 AND items.deleted_at IS NULL AND items.received_at IS NULL
        AND (items.quantity IS NULL OR items.quantity - (
            SELECT COALESCE(SUM(others.quantity), 0) FROM claims others
            WHERE others.item_id = items.id AND others.released_at IS NULL) >= $6)
    ON CONFLICT DO NOTHING
    RETURNING *";

const HOLD: &str = "
    UPDATE claims SET quantity = $2, released_at = NULL, orphaned = NULL, updated_at = $3
    WHERE id = $1 AND ((released_at IS NULL AND quantity >= $2) OR EXISTS (
        SELECT 1 FROM items WHERE items.id = claims.item_id
            AND (items.quantity IS NULL OR items.quantity - (
                SELECT COALESCE(SUM(others.quantity), 0) FROM claims others
                WHERE others.item_id = items.id AND others.id <> claims.id
                    AND others.released_at IS NULL) >= $2)))
    RETURNING *";

fn statement<const N: usize>(txn: &DatabaseTransaction, sql: &str, values: [sea_orm::Value; N]) -> Statement {
    Statement::from_sql_and_values(txn.get_database_backend(), sql, values)
}
