//! What a [[ singular ]] is, and who sees it.
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

pub use super::_entities::[[ plural ]]::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Viewer, text::one_line};
use crate::{Error, Result, error::Invalid};

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        if insert {
            self.created_at = self.updated_at.clone();
        }
        Ok(self)
    }
}

/// What a form brings, as it was typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    [%- for field in fields %]
    pub [[ field.name ]]: String,
    [%- endfor %]
}

impl Model {
    pub async fn visible_to(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<Self>> {
        Ok(Entity::find().filter(own(viewer)).order_by_desc(Column::UpdatedAt).all(db).await?)
    }

    /// Not there and not yours are the same.
    pub async fn find_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        Entity::find_by_id(id).filter(own(viewer)).one(db).await?.ok_or(Error::NotFound)
    }

    pub async fn remove(self, db: &impl ConnectionTrait) -> Result<()> {
        self.delete(db).await?;
        Ok(())
    }

    pub fn title(&self) -> String {
        [[ title ]]
    }
}

impl Draft {
    pub async fn create(&self, db: &impl ConnectionTrait, user_id: i64) -> Result<Model> {
        let mut wrong = Invalid::default();
        [%- for field in fields %]
        let [[ field.name ]] = [[ field.parse ]];
        [%- if field.parsed %]
        wrong.unless([[ field.name ]].is_some(), "[[ field.name ]]", "[[ plural ]]_unclear");
        [%- endif %]
        [%- endfor %]
        wrong.into_result()?;
        let row = ActiveModel {
            user_id: Set(user_id),
            [%- for field in fields %]
            [[ field.name ]]: Set([[ field.name ]][% if field.parsed %].unwrap_or_default()[% endif %]),
            [%- endfor %]
            ..Default::default()
        };
        Ok(row.insert(db).await?)
    }
}

fn own(viewer: &Viewer) -> sea_orm::Condition {
    sea_orm::Condition::all().add(Column::UserId.eq(viewer.id().unwrap_or_default()))
}
