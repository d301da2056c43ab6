//! Put away, removed, and both taken back: until it is swept up, a removed list has lost nothing.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{ActiveModel, Column, Entity, Model, visible};
use crate::{
    Error, Result,
    models::{Moment, Viewer},
};

impl Model {
    /// Her own list that she removed.
    pub async fn find_removed(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let removed =
            Entity::find_by_id(id).filter(visible::owned_by(viewer)).filter(Column::DeletedAt.is_not_null());
        removed.one(db).await?.ok_or(Error::NotFound)
    }

    pub async fn archive(self, db: &impl ConnectionTrait) -> Result<Self> {
        let now = Some(self.archived_at.unwrap_or_else(Moment::now));
        self.change(db, |list| list.archived_at = Set(now)).await
    }

    pub async fn unarchive(self, db: &impl ConnectionTrait) -> Result<Self> {
        self.change(db, |list| list.archived_at = Set(None)).await
    }

    pub async fn remove(self, db: &impl ConnectionTrait) -> Result<Self> {
        self.change(db, |list| list.deleted_at = Set(Some(Moment::now()))).await
    }

    pub async fn restore(self, db: &impl ConnectionTrait) -> Result<Self> {
        self.change(db, |list| list.deleted_at = Set(None)).await
    }

    pub(super) async fn change(
        self,
        db: &impl ConnectionTrait,
        what: impl FnOnce(&mut ActiveModel),
    ) -> Result<Self> {
        let mut row: ActiveModel = self.into();
        what(&mut row);
        Ok(row.update(db).await?)
    }
}

/// Sweeps up lists removed before `moment`, with all their wishes; claims on them stay with their givers.
pub async fn sweep(db: &impl ConnectionTrait, moment: Moment) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::DeletedAt.lt(moment)).exec(db).await?.rows_affected)
}
