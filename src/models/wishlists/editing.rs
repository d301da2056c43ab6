//! What a person says about a list, checked, and made into one.
use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::{ActiveModel, Edited, Model};
use crate::{
    Result,
    error::Invalid,
    models::text::{one_line, paragraphs},
};

pub const EVENTS: [&str; 9] =
    ["none", "birthday", "wedding", "baby", "christmas", "holiday", "housewarming", "graduation", "other"];
pub const VISIBILITIES: [&str; 3] = ["private", "friends", "public"];
pub const LONGEST_NAME: usize = 120;
pub const LONGEST_STORY: usize = 5000;
const MOST_YEARS_AHEAD: i32 = 100;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct WishlistForm {
    pub name: String,
    pub description: String,
    pub visibility: String,
    pub event_type: String,
    pub event_date: String,
    /// Said when a new day would end the surprise sooner.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sure: String,
    /// The list as it was when the form was shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub was: String,
}

/// The form once nothing is wrong with it.
struct Checked {
    name: String,
    description: String,
    visibility: String,
    event_type: String,
    event_date: Option<NaiveDate>,
}

impl Default for WishlistForm {
    fn default() -> Self {
        Self {
            name: String::new(),
            description: String::new(),
            visibility: "friends".into(),
            event_type: "none".into(),
            event_date: String::new(),
            sure: String::new(),
            was: String::new(),
        }
    }
}

impl WishlistForm {
    /// A list with a day keeps its surprise until then; one without keeps it for good.
    pub async fn create(&self, db: &impl ConnectionTrait, user_id: i64, today: NaiveDate) -> Result<Model> {
        let checked = self.check(today, None)?;
        let reveal = if checked.event_date.is_some() { "after_event" } else { "never" };
        let mut list = checked.into_row();
        list.user_id = Set(user_id);
        list.reveal = Set(reveal.into());
        Ok(list.insert(db).await?)
    }

    /// `list` is as it is in this transaction. What another tab changed meanwhile stays where she said nothing else.
    pub async fn update(&self, db: &impl ConnectionTrait, list: Model, today: NaiveDate) -> Result<Edited> {
        self.check(today, list.event_date)?;
        let now = Self::from(&list);
        let (merged, parts) = self.merged_into(&now);
        if !parts.is_empty() {
            return Ok(Edited::Conflict { merged, now, parts });
        }
        merged.save(db, list, today).await.map(Edited::Saved)
    }

    async fn save(&self, db: &impl ConnectionTrait, list: Model, today: NaiveDate) -> Result<Model> {
        let checked = self.check(today, list.event_date)?;
        if list.ends_surprise_sooner(list.reveal(), checked.event_date) && self.sure.is_empty() {
            return Err(Invalid::one("sure", "ends_surprise").into());
        }
        let (id, before) = (list.id, list.updated_at);
        let row = ActiveModel { id: Set(id), updated_at: Set(before), ..checked.into_row() };
        Ok(row.update(db).await?)
    }

    fn check(&self, today: NaiveDate, date_before: Option<NaiveDate>) -> Result<Checked> {
        let mut wrong = Invalid::default();
        let (name, description) = (one_line(&self.name), paragraphs(&self.description));
        wrong.unless(!name.is_empty(), "name", "list_name_missing");
        wrong.unless(name.chars().count() <= LONGEST_NAME, "name", "list_name_too_long");
        wrong.unless(description.chars().count() <= LONGEST_STORY, "description", "text_too_long");
        wrong.unless(VISIBILITIES.contains(&self.visibility.as_str()), "visibility", "visibility_unknown");
        wrong.unless(EVENTS.contains(&self.event_type.as_str()), "event_type", "event_unknown");
        let event_date = self.day(&mut wrong, today, date_before);
        wrong.into_result()?;
        let (visibility, event_type) = (self.visibility.clone(), self.event_type.clone());
        Ok(Checked { name, description, visibility, event_type, event_date })
    }

    /// A day gone by may stay, but nobody plans for one: moving the day back would end the surprise early.
    fn day(&self, wrong: &mut Invalid, today: NaiveDate, before: Option<NaiveDate>) -> Option<NaiveDate> {
        use chrono::Datelike;

        let typed = self.event_date.trim();
        if typed.is_empty() {
            return None;
        }
        let Ok(day) = typed.parse::<NaiveDate>() else {
            wrong.unless(false, "event_date", "day_unclear");
            return None;
        };
        wrong.unless(day >= today || before == Some(day), "event_date", "day_past");
        wrong.unless(day.year() <= today.year() + MOST_YEARS_AHEAD, "event_date", "day_far");
        Some(day)
    }
}

impl Checked {
    fn into_row(self) -> ActiveModel {
        ActiveModel {
            name: Set(self.name),
            description: Set(self.description),
            visibility: Set(self.visibility),
            event_type: Set(self.event_type),
            event_date: Set(self.event_date),
            ..Default::default()
        }
    }
}

impl From<&Model> for WishlistForm {
    fn from(list: &Model) -> Self {
        let mut form = Self {
            name: list.name.clone(),
            description: list.description.clone(),
            visibility: list.visibility.clone(),
            event_type: list.event_type.clone(),
            event_date: list.event_date.map(|day| day.to_string()).unwrap_or_default(),
            sure: String::new(),
            was: String::new(),
        };
        form.was = serde_json::to_string(&form).unwrap_or_default();
        form
    }
}
