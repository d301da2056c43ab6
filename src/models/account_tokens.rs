//! Links by mail that confirm an address or let a person choose a new password.
use sea_orm::{ActiveValue::Set, DatabaseTransaction, entity::prelude::*};

pub use super::_entities::account_tokens::{ActiveModel, Column, Entity, Model};
use super::{Moment, Token, users};
use crate::{Error, Result};

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Confirm,
    Reset,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reset => "reset",
        }
    }

    fn expires_at(self) -> Moment {
        match self {
            Self::Confirm => Moment::in_days(7),
            Self::Reset => Moment::in_minutes(60),
        }
    }
}

/// A new link; an earlier one for the same purpose ends.
pub async fn issue(db: &impl ConnectionTrait, user: &users::Model, purpose: Purpose) -> Result<Token> {
    issue_for(db, user, &user.email, purpose).await
}

/// For an address that is to become the account's.
pub async fn issue_for(
    db: &impl ConnectionTrait,
    user: &users::Model,
    email: &str,
    purpose: Purpose,
) -> Result<Token> {
    let token = Token::new();
    withdraw(db, user.id, purpose).await?;
    let row = ActiveModel {
        user_id: Set(user.id),
        purpose: Set(purpose.word().into()),
        email: Set(email.to_string()),
        token_hash: Set(token.hash()),
        created_at: Set(Moment::now()),
        expires_at: Set(purpose.expires_at()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(token)
}

/// Whose link this is, if it still works. It is not used up by looking: mail programs look too.
pub async fn find(
    db: &impl ConnectionTrait,
    token: &Token,
    purpose: Purpose,
) -> Result<(Model, users::Model)> {
    let found = Entity::find()
        .find_also_related(users::Entity)
        .filter(Column::TokenHash.eq(token.hash()))
        .filter(Column::Purpose.eq(purpose.word()))
        .filter(Column::ExpiresAt.gt(Moment::now()))
        .one(db)
        .await?;
    match found {
        // Whoever reads the mail of an address that is no longer the account's must not get in.
        Some((row, Some(user))) if purpose == Purpose::Confirm || row.email == user.email => Ok((row, user)),
        _ => Err(Error::NotFound),
    }
}

impl Model {
    /// Uses the link up, and any other for its purpose. Of two who use it at once the second finds nothing.
    pub async fn redeem(&self, txn: &DatabaseTransaction) -> Result<()> {
        let gone = Entity::delete_by_id(self.id).exec(txn).await?;
        if gone.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        let others = Entity::delete_many().filter(Column::UserId.eq(self.user_id));
        others.filter(Column::Purpose.eq(self.purpose.as_str())).exec(txn).await?;
        Ok(())
    }
}

pub async fn withdraw(db: &impl ConnectionTrait, user_id: i64, purpose: Purpose) -> Result<()> {
    let theirs =
        Entity::delete_many().filter(Column::UserId.eq(user_id)).filter(Column::Purpose.eq(purpose.word()));
    theirs.exec(db).await?;
    Ok(())
}
