//! Lists of wishes.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

pub use super::_entities::wishlists::{ActiveModel, Column, Entity, Model, Relation};
use super::{Audience, Moment, Viewer};
use crate::{Error, Result};

mod counting;
pub mod editing;
pub mod index;
mod merging;
pub mod removing;
pub mod revealing;
pub mod seen;
pub mod sharing;
mod touching;
pub mod visible;

pub use counting::recount;
pub use editing::WishlistForm;
pub use merging::Edited;
pub use seen::{Door, Seen};
pub use touching::{next as next_version, touch, touch_all_of, touch_claims};
pub use visible::visible_to;

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        // Lower-cased here, because SQLite lowers only the letters of English.
        if let Set(name) = &self.name {
            self.search_key = Set(name.to_lowercase());
        }
        if insert {
            self.created_at = self.updated_at.clone();
            self.claims_changed_at = self.updated_at.clone();
        }
        Ok(self)
    }
}

impl Model {
    /// Not there and not yours to see are the same.
    pub async fn find_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let found = Entity::find_by_id(id).filter(visible_to(viewer)).one(db).await?;
        found.ok_or(Error::NotFound)
    }

    /// Her own list, also an archived one; for anybody else it is not there.
    pub async fn find_own(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let found =
            Entity::find_by_id(id).filter(visible::owned_by(viewer)).filter(Column::DeletedAt.is_null());
        found.one(db).await?.ok_or(Error::NotFound)
    }

    pub fn audience(&self, viewer: &Viewer) -> Audience {
        match viewer.id() {
            Some(id) if id == self.user_id => Audience::Owner,
            Some(_) => Audience::Gifter,
            None => Audience::Public,
        }
    }
}
