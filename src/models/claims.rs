//! Who gives what.
use sea_orm::entity::prelude::*;

pub use super::_entities::claims::{ActiveModel, Column, Entity, Model, Relation};

use super::wishlists::Seen;
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

/// The claims on a list, for those who may know of them; nobody else causes even a look.
pub async fn on(db: &impl ConnectionTrait, seen: &Seen) -> Result<Vec<Model>> {
    if !seen.audience.sees_claims() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::WishlistId.eq(seen.wishlist.id)).all(db).await?)
}
