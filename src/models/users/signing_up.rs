//! A new account. The first one administers.
use loco_rs::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseConnection, SqlErr};
use serde::{Deserialize, Serialize};

use super::{ActiveModel, Model, handle::free_handle, hash_of, normal_email};
use crate::{
    Error, Result, database,
    error::Invalid,
    models::text::{is_email, one_line},
};

pub const SHORTEST_PASSWORD: usize = 10;
const LONGEST_PASSWORD: usize = 256;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SignUp {
    pub name: String,
    pub email: String,
    #[serde(skip_serializing)]
    pub password: String,
    pub time_zone: String,
    /// The token of an invitation, if one led here.
    pub invitation: String,
}

impl SignUp {
    pub async fn create(&self, db: &DatabaseConnection, language: &str) -> Result<Model> {
        self.check()?;
        let password_hash = hash_of(self.password.clone()).await?;
        let txn = database::begin(db).await?;
        // Two who come first at once would both administer, and two namesakes take the same handle.
        database::one_at_a_time(&txn, "signing up").await?;
        let user = ActiveModel {
            email: Set(normal_email(&self.email)),
            name: Set(one_line(&self.name)),
            handle: Set(free_handle(&txn, &self.name).await?),
            admin: Set(Model::is_first(&txn).await?),
            locale: Set(language.to_string()),
            time_zone: Set(known_zone(&self.time_zone)),
            password_hash: Set(password_hash),
            ..Default::default()
        };
        let user = user.insert(&txn).await.map_err(taken_or)?;
        txn.commit().await?;
        Ok(user)
    }

    fn check(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        let name = one_line(&self.name);
        wrong.unless(!name.is_empty(), "name", "name_missing");
        wrong.unless(name.chars().count() <= 80, "name", "name_too_long");
        wrong.unless(is_email(&self.email), "email", "email_invalid");
        check_password(&mut wrong, &self.password);
        wrong.into_result()
    }
}

fn taken_or(err: DbErr) -> Error {
    match err.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(what)) if what.contains("email") => {
            Invalid::one("email", "email_taken").into()
        }
        _ => err.into(),
    }
}

pub fn check_password(wrong: &mut Invalid, password: &str) {
    let length = password.chars().count();
    wrong.unless(length >= SHORTEST_PASSWORD, "password", "password_too_short");
    wrong.unless(length <= LONGEST_PASSWORD, "password", "password_too_long");
}

fn known_zone(zone: &str) -> String {
    zone.parse::<chrono_tz::Tz>().map_or_else(|_| "UTC".into(), |zone| zone.name().to_string())
}
