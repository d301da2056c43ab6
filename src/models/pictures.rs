//! Pictures of wishes: fetched once, made small, and served from us, so that nothing jumps and no shop sees who looks.
use sea_orm::{QueryTrait, entity::prelude::*};

pub use super::_entities::pictures::{ActiveModel, Column, Entity, Model, Relation};
use super::{
    Viewer, items,
    wishlists::{self, Seen},
};
use crate::{Error, Result};

mod fetching;
mod files;
mod keeping;
mod sweeping;

pub use fetching::{fetch, fetch_all};
pub use files::Size;
pub use keeping::{keep_drawn, keep_upload};
pub use sweeping::sweep;

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// A picture is seen by whoever sees a wish that wears it.
    pub async fn find_visible(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let wearing = items::Entity::find()
            .inner_join(wishlists::Entity)
            .filter(items::Column::PictureId.eq(id))
            .filter(items::visible_to(viewer));
        Self::worn(db, id, wearing).await
    }

    /// Behind a share link there are the pictures of that list, as its audience sees it.
    pub async fn find_within(db: &impl ConnectionTrait, seen: &Seen, id: i64) -> Result<Self> {
        Self::worn(db, id, items::listing::within(seen).filter(items::Column::PictureId.eq(id))).await
    }

    async fn worn(db: &impl ConnectionTrait, id: i64, wearing: Select<items::Entity>) -> Result<Self> {
        use sea_orm::QuerySelect;

        let somewhere = wearing.select_only().column(items::Column::PictureId).into_query();
        let found = Entity::find_by_id(id).filter(Column::Id.in_subquery(somewhere)).one(db).await?;
        found.ok_or(Error::NotFound)
    }
}
