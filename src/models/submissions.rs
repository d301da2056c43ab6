//! Forms already taken in. Each form that creates something carries a random key; what was typed belongs to it too,
//! so that going back and typing something else is a new act, and a double click is not.
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Serialize;
use sha2::{Digest, Sha256};

pub use super::_entities::submissions::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Token};
use crate::{Error, Result};

impl ActiveModelBehavior for ActiveModel {}

/// Whether this form came before, and where it led then.
pub enum Submission {
    First(Act),
    Again { location: String },
}

/// To be told where it led, in the same transaction.
pub struct Act {
    key: String,
}

impl Submission {
    /// Of two at once the second waits here for the first, on both databases: the key can be inserted only once.
    pub async fn take_in(
        txn: &impl ConnectionTrait,
        user_id: i64,
        key: &str,
        form: &impl Serialize,
    ) -> Result<Self> {
        let key = fingerprint(user_id, key, form)?;
        let row = ActiveModel {
            key: Set(key.clone()),
            location: Set(String::new()),
            created_at: Set(Moment::now()),
            ..Default::default()
        };
        let inserted =
            Entity::insert(row).on_conflict_do_nothing_on([Column::Key]).exec_without_returning(txn);
        match inserted.await? {
            sea_orm::TryInsertResult::Inserted(1) => Ok(Self::First(Act { key })),
            _ => Self::earlier(txn, &key).await,
        }
    }

    async fn earlier(txn: &impl ConnectionTrait, key: &str) -> Result<Self> {
        let earlier = Entity::find().filter(Column::Key.eq(key)).one(txn).await?;
        let location = earlier.ok_or(Error::Conflict("conflict"))?.location;
        Ok(Self::Again { location })
    }
}

impl Act {
    pub async fn led_to(self, txn: &impl ConnectionTrait, location: &str) -> Result<()> {
        let told = Entity::update_many()
            .col_expr(Column::Location, Expr::value(location))
            .filter(Column::Key.eq(self.key));
        told.exec(txn).await?;
        Ok(())
    }
}

/// A fresh key for a form.
pub fn new_key() -> String {
    Token::new().as_str().chars().take(22).collect()
}

/// For what adds to a list at this version. What it adds gives the list another, so the same words are sent twice
/// with one key only by a double click, and the page can be the same for as long as nothing changed.
pub fn key_at(version: Moment) -> String {
    version.0.to_string()
}

/// Forms are not sent again after so long.
pub async fn forget(db: &impl ConnectionTrait, before: Moment) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::CreatedAt.lt(before)).exec(db).await?.rows_affected)
}

/// Nobody meets somebody else's keys; a form without one is always new.
fn fingerprint(user_id: i64, key: &str, form: &impl Serialize) -> Result<String> {
    if key.is_empty() {
        return Ok(new_key());
    }
    let typed = serde_json::to_vec(&(user_id, key, form)).map_err(Error::internal)?;
    Ok(hex(&Sha256::digest(typed)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
