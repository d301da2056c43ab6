//! What administrators did: who, what, to whom (by number, so that whoever leaves is not remembered here).
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};

pub use super::_entities::audits::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, users};
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

pub async fn note(db: &impl ConnectionTrait, actor_id: i64, act: &str, subject: i64) -> Result<()> {
    note_about(db, actor_id, act, &format!("user {subject}")).await
}

/// The same about something that is no account.
pub async fn note_about(db: &impl ConnectionTrait, actor_id: i64, act: &str, subject: &str) -> Result<()> {
    let row = ActiveModel {
        actor_id: Set(Some(actor_id)),
        act: Set(act.to_string()),
        subject: Set(subject.chars().take(200).collect()),
        created_at: Set(Moment::now()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

pub async fn latest(db: &impl ConnectionTrait) -> Result<Vec<(Model, Option<users::Model>)>> {
    Ok(Entity::find().find_also_related(users::Entity).order_by_desc(Column::Id).limit(20).all(db).await?)
}
