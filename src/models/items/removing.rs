//! Taken off a list, and put back where it was: until it is swept up, a removed wish has lost nothing, not even its
//! place. For its owner it takes the same whether or not somebody meant to give it.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{ActiveModel, Column, Entity, Model};
use crate::{
    Error, Result,
    models::{Moment, Viewer, wishlists},
};

impl Model {
    /// Her own wish, also a hidden one; for anybody else it is not there.
    pub async fn find_own(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        Self::own(db, viewer, id, Column::DeletedAt.is_null()).await
    }

    pub async fn find_removed(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        Self::own(db, viewer, id, Column::DeletedAt.is_not_null()).await
    }

    async fn own(db: &impl ConnectionTrait, viewer: &Viewer, id: i64, which: Expr) -> Result<Self> {
        let own = Entity::find_by_id(id)
            .inner_join(wishlists::Entity)
            .filter(wishlists::visible::owned_by(viewer))
            .filter(wishlists::Column::DeletedAt.is_null())
            .filter(which);
        own.one(db).await?.ok_or(Error::NotFound)
    }

    pub async fn remove(self, txn: &impl ConnectionTrait) -> Result<Self> {
        self.change(txn, |item| item.deleted_at = Set(Some(Moment::now()))).await
    }

    pub async fn restore(self, txn: &impl ConnectionTrait) -> Result<Self> {
        self.change(txn, |item| item.deleted_at = Set(None)).await
    }

    /// A change that the list's counts may notice.
    pub(super) async fn change(
        self,
        txn: &impl ConnectionTrait,
        what: impl FnOnce(&mut ActiveModel),
    ) -> Result<Self> {
        let mut row: ActiveModel = self.into();
        what(&mut row);
        let changed = row.update(txn).await?;
        wishlists::recount(txn, changed.wishlist_id).await?;
        Ok(changed)
    }
}

/// Sweeps up what was removed before `moment`; claims stay with their givers.
pub async fn sweep(db: &impl ConnectionTrait, moment: Moment) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::DeletedAt.lt(moment)).exec(db).await?.rows_affected)
}
