//! The wishes of a list that is seen already, each with its picture.
use sea_orm::{QuerySelect, Select, entity::prelude::*};

use super::{Column, Entity, Model, visible};
use crate::{
    Error, Result,
    models::{Audience, pictures, wishlists::Seen},
};

/// A wish with its picture: what every card is made of.
#[derive(Clone, Debug)]
pub struct Wish {
    pub item: Model,
    pub picture: Option<pictures::Model>,
}

impl Wish {
    /// One wish of this list, if this audience may see it.
    pub async fn find(db: &impl ConnectionTrait, seen: &Seen, id: i64) -> Result<Self> {
        let found = within(seen).filter(Column::Id.eq(id)).find_also_related(pictures::Entity).one(db);
        found.await?.map(Self::from).ok_or(Error::NotFound)
    }

    /// The list a wish is on, without saying anything about it yet.
    pub async fn wishlist_of(db: &impl ConnectionTrait, id: i64) -> Result<i64> {
        let found =
            Entity::find_by_id(id).select_only().column(Column::WishlistId).into_tuple().one(db).await?;
        found.ok_or(Error::NotFound)
    }
}

/// The wishes of a list that this audience may see.
pub fn within(seen: &Seen) -> Select<Entity> {
    let all =
        Entity::find().filter(Column::WishlistId.eq(seen.wishlist.id)).filter(Column::DeletedAt.is_null());
    match seen.audience {
        Audience::Owner => all,
        Audience::Gifter | Audience::Public => all.filter(visible::shown()),
    }
}

impl From<(Model, Option<pictures::Model>)> for Wish {
    fn from((item, picture): (Model, Option<pictures::Model>)) -> Self {
        Self { item, picture }
    }
}
