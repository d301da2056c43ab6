//! People with an account.
use loco_rs::hash;
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use tokio::task::spawn_blocking;

pub use super::_entities::users::{ActiveModel, Column, Entity, Model};
use super::Moment;
use crate::{Error, Result};

mod handle;
mod signing_up;

pub use signing_up::{SignUp, check_password};

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let now = Moment::now();
        if insert {
            self.created_at = Set(now);
        }
        self.updated_at = Set(now);
        Ok(self)
    }
}

impl Model {
    pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Self>> {
        Ok(Entity::find().filter(Column::Email.eq(normal_email(email))).one(db).await?)
    }

    /// The person whose address and password these are. An unknown address takes as long as a wrong password, so
    /// neither words nor time tell which it was.
    pub async fn authenticate(db: &impl ConnectionTrait, email: &str, password: &str) -> Result<Option<Self>> {
        let found = Self::find_by_email(db, email).await?;
        let hash = found.as_ref().map_or_else(nobodys_hash, |user| user.password_hash.clone());
        let fits = verify(password.to_string(), hash).await?;
        Ok(found.filter(|_| fits))
    }

    pub async fn change_password(self, db: &impl ConnectionTrait, password: &str) -> Result<Self> {
        let mut user: ActiveModel = self.into();
        user.password_hash = Set(hash_of(password.to_string()).await?);
        Ok(user.update(db).await?)
    }

    pub async fn confirm_email(self, db: &impl ConnectionTrait, email: &str) -> Result<Self> {
        let mut user: ActiveModel = self.into();
        user.email = Set(email.to_string());
        user.email_confirmed_at = Set(Some(Moment::now()));
        Ok(user.update(db).await?)
    }

    pub async fn is_first(db: &impl ConnectionTrait) -> Result<bool> {
        Ok(Entity::find().select_only().column(Column::Id).limit(1).into_tuple::<i64>().one(db).await?.is_none())
    }
}

/// Addresses differ by case only on paper.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// argon2id takes tens of milliseconds of pure work, so it must not sit on the reactor.
pub async fn hash_of(password: String) -> Result<String> {
    spawn_blocking(move || hash::hash_password(&password)).await.map_err(Error::internal)?.map_err(Error::from)
}

async fn verify(password: String, hash: String) -> Result<bool> {
    spawn_blocking(move || hash::verify_password(&password, &hash)).await.map_err(Error::internal)
}

/// A real hash of a password nobody has, made once.
fn nobodys_hash() -> String {
    static NOBODY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    NOBODY.get_or_init(|| hash::hash_password(super::Token::new().as_str()).unwrap_or_default()).clone()
}
