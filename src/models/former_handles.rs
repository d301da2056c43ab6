//! Names people were once found under.
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};

pub use super::_entities::former_handles::{ActiveModel, Column, Entity, Model};
use super::{Moment, Viewer, users};
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

/// Who was once found under this name, if this viewer may meet them.
pub async fn whose(db: &impl ConnectionTrait, viewer: &Viewer, handle: &str) -> Result<Option<users::Model>> {
    let found = Entity::find()
        .find_also_related(users::Entity)
        .filter(Column::Handle.eq(handle.to_lowercase()))
        .filter(users::visible_to(viewer));
    Ok(found.one(db).await?.and_then(|(_, user)| user))
}

pub async fn keep(db: &impl ConnectionTrait, user_id: i64, handle: &str) -> Result<()> {
    let row = ActiveModel {
        user_id: Set(user_id),
        handle: Set(handle.to_string()),
        created_at: Set(Moment::now()),
        ..Default::default()
    };
    row.insert(db).await?;
    Ok(())
}

/// Back to a name of one's own; somebody else's stays theirs, and the answer is no.
pub async fn take_back(db: &impl ConnectionTrait, user_id: i64, handle: &str) -> Result<bool> {
    let holder = Entity::find().select_only().column(Column::UserId).filter(Column::Handle.eq(handle));
    match holder.into_tuple::<i64>().one(db).await? {
        None => Ok(true),
        Some(holder) if holder == user_id => {
            Entity::delete_many().filter(Column::Handle.eq(handle)).exec(db).await?;
            Ok(true)
        }
        Some(_) => Ok(false),
    }
}
