//! A claim moves what gifters see of a wish, and of its list, and nothing else.
use sea_orm::entity::prelude::*;

use super::{Column, Entity, Model};
use crate::{Result, models::wishlists};

pub async fn touch_claims(db: &impl ConnectionTrait, item: &Model) -> Result<()> {
    let next = wishlists::next_version(Column::ClaimsChangedAt);
    Entity::update_many()
        .col_expr(Column::ClaimsChangedAt, next)
        .filter(Column::Id.eq(item.id))
        .exec(db)
        .await?;
    wishlists::touch_claims(db, item.wishlist_id).await
}
