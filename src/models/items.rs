//! Wishes.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

pub use super::_entities::items::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, Viewer, wishlists};
use crate::{Error, Result};

pub mod adding;
mod checked;
pub mod claimable;
pub mod editing;
pub mod fields;
pub mod filter;
pub mod listing;
pub mod moving;
pub mod previewable;
pub mod provenance;
pub mod receiving;
pub mod reconciling;
pub mod removing;
mod touching;
pub mod visible;

pub use editing::{Edited, ItemForm};
pub use fields::Fields;
pub use filter::Filter;
pub use listing::Wish;
pub use moving::Place;
pub use touching::touch_claims;
pub use visible::visible_to;

#[async_trait::async_trait]
impl ActiveModelBehavior for ActiveModel {
    async fn before_save<C: ConnectionTrait>(mut self, _: &C, insert: bool) -> Result<Self, DbErr> {
        let before = self.updated_at.take().unwrap_or_default();
        self.updated_at = Set(Moment::later_than(before));
        if insert {
            self.created_at = self.updated_at.clone();
            self.claims_changed_at = self.updated_at.clone();
        }
        Ok(self)
    }

    /// A list changes when one of its wishes does, in the same transaction.
    async fn after_save<C: ConnectionTrait>(model: Model, db: &C, _: bool) -> Result<Model, DbErr> {
        wishlists::touch(db, model.wishlist_id).await.map_err(|err| DbErr::Custom(err.to_string()))?;
        Ok(model)
    }
}

impl Model {
    /// The wish with its list, if this viewer may see both.
    pub async fn find_visible(
        db: &impl ConnectionTrait,
        viewer: &Viewer,
        id: i64,
    ) -> Result<(Self, wishlists::Model)> {
        let found = Entity::find_by_id(id)
            .find_also_related(wishlists::Entity)
            .filter(visible_to(viewer))
            .one(db)
            .await?;
        match found {
            Some((item, Some(wishlist))) => Ok((item, wishlist)),
            _ => Err(Error::NotFound),
        }
    }
}
