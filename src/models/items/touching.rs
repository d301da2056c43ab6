//! A claim moves what gifters see of a wish, and of its list, and nothing else.
use sea_orm::{QuerySelect, QueryTrait, entity::prelude::*};

use super::{Column, Entity};
use crate::{Result, models::wishlists};

pub async fn touch_claims(db: &impl ConnectionTrait, item_id: i64) -> Result<()> {
    let touched = Entity::update_many()
        .col_expr(Column::ClaimsChangedAt, wishlists::next_version(Column::ClaimsChangedAt))
        .filter(Column::Id.eq(item_id));
    touched.exec(db).await?;
    let its_list = Entity::find_by_id(item_id).select_only().column(Column::WishlistId).into_query();
    wishlists::touch_claims(db, wishlists::Column::Id.in_subquery(its_list)).await
}
