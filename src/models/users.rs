//! People with an account.
use std::sync::OnceLock;

use loco_rs::hash;
use sea_orm::{ActiveValue::Set, DatabaseConnection, QuerySelect, entity::prelude::*};
use tokio::task::spawn_blocking;

pub use super::_entities::users::{ActiveModel, Column, Entity, Model};
use super::{Moment, Token, account_tokens, sessions};
use crate::{Error, Result, database, views::Locale};

pub mod administering;
mod editing;
mod exporting;
mod handle;
mod leaving;
mod meeting;
mod profile;
mod signing_up;

pub use editing::Profile;
pub use exporting::{Export, wishes_as_csv};
pub use handle::free_handle;
pub use meeting::visible_to;
pub use profile::Counts;
pub use signing_up::{SignUp, check_password};

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        if let (Some(name), Some(handle)) = (self.name.try_as_ref(), self.handle.try_as_ref()) {
            self.search_key = Set(search_key(name, handle));
        }
        if insert {
            self.created_at = self.updated_at.clone();
        }
        Ok(self)
    }
}

impl Model {
    pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Self>> {
        Ok(Entity::find().filter(Column::Email.eq(normal_email(email))).one(db).await?)
    }

    /// The person whose address and password these are. An unknown address takes as long as a wrong password, so
    /// neither words nor time tell which it was.
    pub async fn authenticate(
        db: &impl ConnectionTrait,
        email: &str,
        password: &str,
    ) -> Result<Option<Self>> {
        let found = Self::find_by_email(db, email).await?;
        let hash = found.as_ref().map(|user| user.password_hash.clone());
        let fits = verify(password.to_string(), hash).await?;
        Ok(found.filter(|_| fits))
    }

    pub async fn change_password(self, db: &impl ConnectionTrait, password: &str) -> Result<Self> {
        let mut user: ActiveModel = self.into();
        user.password_hash = Set(hash_of(password.to_string()).await?);
        Ok(user.update(db).await?)
    }

    /// By a link from a letter, which is used up. Every session ends: whoever else was signed in is out.
    pub async fn reset_password(
        self,
        db: &DatabaseConnection,
        link: &account_tokens::Model,
        password: &str,
    ) -> Result<Self> {
        let hash = hash_of(password.to_string()).await?;
        let txn = database::begin(db).await?;
        link.redeem(&txn).await?;
        let mut user: ActiveModel = self.into();
        user.password_hash = Set(hash);
        let user = user.update(&txn).await?;
        sessions::end_all(&txn, user.id).await?;
        txn.commit().await?;
        Ok(user)
    }

    /// By a link from a letter, which is used up.
    pub async fn confirm_email(self, db: &DatabaseConnection, link: &account_tokens::Model) -> Result<Self> {
        let txn = database::begin(db).await?;
        link.redeem(&txn).await?;
        let mut user: ActiveModel = self.into();
        user.email = Set(link.email.clone());
        user.email_confirmed_at = Set(Some(Moment::now()));
        let user = match user.update(&txn).await {
            // Somebody else has shown meanwhile that the address is theirs.
            Err(err) if is_taken(&err) => return Err(Error::NotFound),
            user => user?,
        };
        txn.commit().await?;
        Ok(user)
    }

    /// How this person reads, if they are still here.
    pub async fn reading(db: &impl ConnectionTrait, id: i64) -> Result<Option<Locale>> {
        let words = Entity::find_by_id(id).select_only().columns([Column::Locale, Column::TimeZone]);
        let found: Option<(String, String)> = words.into_tuple().one(db).await?;
        Ok(found.map(|(locale, zone)| Locale::new(&locale, &zone)))
    }

    pub async fn is_first(db: &impl ConnectionTrait) -> Result<bool> {
        Ok(Entity::find()
            .select_only()
            .column(Column::Id)
            .limit(1)
            .into_tuple::<i64>()
            .one(db)
            .await?
            .is_none())
    }
}

/// Until the transaction ends, nobody else changes what depends on this person alone. SQLite's one writer waits anyway.
pub async fn hold(db: &impl ConnectionTrait, id: i64) -> Result<()> {
    Entity::find_by_id(id)
        .select_only()
        .column(Column::Id)
        .lock_exclusive()
        .into_tuple::<i64>()
        .one(db)
        .await?;
    Ok(())
}

/// What a search looks at. Lower-cased here, because SQLite lowers only the letters of English.
fn search_key(name: &str, handle: &str) -> String {
    format!("{} {handle}", name.to_lowercase())
}

fn is_taken(err: &DbErr) -> bool {
    matches!(err.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// Addresses differ by case only on paper.
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// argon2id takes tens of milliseconds of pure work, so it must not sit on the reactor.
pub async fn hash_of(password: String) -> Result<String> {
    spawn_blocking(move || hash::hash_password(&password))
        .await
        .map_err(Error::internal)?
        .map_err(Error::from)
}

/// Against a hash of a password nobody has where there is none; made before either is looked at, so that the first
/// unknown address does not wait for it alone.
async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    let checked = spawn_blocking(move || {
        let nobodys = nobodys_hash();
        hash::verify_password(&password, hash.as_deref().unwrap_or(nobodys))
    });
    checked.await.map_err(Error::internal)
}

fn nobodys_hash() -> &'static str {
    static MADE_ONCE: OnceLock<String> = OnceLock::new();
    MADE_ONCE.get_or_init(|| hash::hash_password(Token::new().as_str()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{hash_of, nobodys_hash};

    #[tokio::test]
    async fn nobodys_password_is_as_much_work_as_anybodys() {
        let work = |hash: &str| hash.split('$').take(4).map(String::from).collect::<Vec<_>>();
        let anybodys = hash_of("a sentence nobody guesses".into()).await.unwrap();
        assert_eq!(work(nobodys_hash()), work(&anybodys));
        assert_eq!(work(&anybodys)[1], "argon2id");
    }
}
