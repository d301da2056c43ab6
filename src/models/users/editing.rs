//! What people say about themselves, and how they like to read.
use sea_orm::{ActiveValue::Set, DatabaseConnection, DatabaseTransaction, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{ActiveModel, Model, handle::check_handle, is_taken};
use crate::{
    Result, database,
    error::Invalid,
    models::{
        currency, former_handles,
        notifications::Topic,
        text::{one_line, paragraphs},
        wishlists,
    },
    views::Locale,
};

pub const THEMES: [&str; 3] = ["auto", "light", "dark"];
const LONGEST_NAME: usize = 80;
const LONGEST_BIO: usize = 2000;

/// The form of the same name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub name: String,
    pub handle: String,
    pub bio: String,
    pub locale: String,
    pub time_zone: String,
    pub currency: String,
    pub theme: String,
}

impl From<&Model> for Profile {
    fn from(user: &Model) -> Self {
        Self {
            name: user.name.clone(),
            handle: user.handle.clone(),
            bio: user.bio.clone(),
            locale: user.locale.clone(),
            time_zone: user.time_zone.clone(),
            currency: user.currency.clone(),
            theme: user.theme.clone(),
        }
    }
}

impl Profile {
    /// A name that changed is on every card, so the cards are told; an old handle leads on to the new one.
    pub async fn save(&self, db: &DatabaseConnection, user: Model) -> Result<Model> {
        let wanted = self.tidied();
        wanted.check()?;
        let txn = database::begin(db).await?;
        if wanted.handle != user.handle {
            change_handle(&txn, &user, &wanted.handle).await?;
        }
        if wanted.handle != user.handle || wanted.name != user.name {
            wishlists::touch_all_of(&txn, user.id).await?;
        }
        let user = wanted.onto(user).update(&txn).await.map_err(|err| match is_taken(&err) {
            true => Invalid::one("handle", "handle_taken").into(),
            false => crate::Error::from(err),
        })?;
        txn.commit().await?;
        Ok(user)
    }

    fn tidied(&self) -> Self {
        Self {
            name: one_line(&self.name),
            handle: self.handle.trim().trim_start_matches('@').to_lowercase(),
            bio: paragraphs(&self.bio),
            ..self.clone()
        }
    }

    fn check(&self) -> Result<()> {
        let mut wrong = Invalid::default();
        wrong.unless(!self.name.is_empty(), "name", "name_missing");
        wrong.unless(self.name.chars().count() <= LONGEST_NAME, "name", "name_too_long");
        check_handle(&mut wrong, &self.handle);
        wrong.unless(self.bio.chars().count() <= LONGEST_BIO, "bio", "bio_too_long");
        let language = self.locale.parse();
        wrong.unless(language.is_ok_and(|tag| Locale::has_texts(&tag)), "locale", "choose_one");
        wrong.unless(self.time_zone.parse::<chrono_tz::Tz>().is_ok(), "time_zone", "choose_one");
        wrong.unless(currency::is_known(&self.currency), "currency", "choose_one");
        wrong.unless(THEMES.contains(&self.theme.as_str()), "theme", "choose_one");
        wrong.into_result()
    }

    fn onto(self, user: Model) -> ActiveModel {
        let mut user: ActiveModel = user.into();
        user.name = Set(self.name);
        user.handle = Set(self.handle);
        user.bio = Set(self.bio);
        user.locale = Set(self.locale);
        user.time_zone = Set(self.time_zone);
        user.currency = Set(self.currency);
        user.theme = Set(self.theme);
        user
    }
}

impl Model {
    pub async fn wear(self, db: &impl ConnectionTrait, theme: &str) -> Result<Self> {
        if !THEMES.contains(&theme) {
            return Err(Invalid::one("theme", "choose_one").into());
        }
        let mut user: ActiveModel = self.into();
        user.theme = Set(theme.to_string());
        Ok(user.update(db).await?)
    }

    pub fn mutes(&self, topic: Topic) -> bool {
        let words: Vec<String> = serde_json::from_str(&self.muted).unwrap_or_default();
        words.iter().any(|word| word == topic.word())
    }

    pub async fn mute(self, db: &impl ConnectionTrait, topics: &[Topic]) -> Result<Self> {
        let words: Vec<&str> = topics.iter().map(|topic| topic.word()).collect();
        let mut user: ActiveModel = self.into();
        user.muted = Set(serde_json::json!(words).to_string());
        Ok(user.update(db).await?)
    }
}

async fn change_handle(txn: &DatabaseTransaction, user: &Model, wanted: &str) -> Result<()> {
    if !former_handles::take_back(txn, user.id, wanted).await? {
        return Err(Invalid::one("handle", "handle_taken").into());
    }
    former_handles::keep(txn, user.id, &user.handle).await
}
