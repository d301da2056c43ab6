//! A list as somebody stands before it: whose it is, as which audience it is seen, and through which door. Every page
//! of a list or a wish begins with one of these, so none can forget to ask who is looking.
use sea_orm::{Condition, entity::prelude::*};

use super::{Column, Entity, Model, visible, visible_to};
use crate::{
    Error, Result,
    models::{Audience, Viewer, pictures::Size, users},
};

#[derive(Clone, Debug)]
pub struct Seen {
    pub wishlist: Model,
    pub owner: users::Model,
    pub audience: Audience,
    pub door: Door,
}

/// Wishes behind a share link have addresses behind it too: the plain ones may not be there for who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    Front,
    Shared { token: String },
}

impl Seen {
    pub async fn find(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        Self::one(db, viewer, Column::Id.eq(id), visible_to(viewer), Door::Front).await
    }

    /// Behind its share link a list is seen whatever its visibility, by everybody nobody blocked.
    pub async fn find_shared(db: &impl ConnectionTrait, viewer: &Viewer, token: &str) -> Result<Self> {
        if !is_plausible(token) {
            return Err(Error::NotFound);
        }
        let door = Door::Shared { token: token.to_string() };
        Self::one(db, viewer, Column::ShareToken.eq(token), visible::behind_its_link(viewer), door).await
    }

    async fn one(
        db: &impl ConnectionTrait,
        viewer: &Viewer,
        which: sea_orm::sea_query::SimpleExpr,
        seen: Condition,
        door: Door,
    ) -> Result<Self> {
        let found =
            Entity::find().find_also_related(users::Entity).filter(which).filter(seen).one(db).await?;
        let Some((wishlist, Some(owner))) = found else { return Err(Error::NotFound) };
        Ok(Self { audience: wishlist.audience(viewer), wishlist, owner, door })
    }
}

/// No database has to be asked about letters no link of ours contains.
fn is_plausible(token: &str) -> bool {
    token.len() <= 64 && token.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_".contains(&letter))
}

impl Door {
    pub fn wishlist(&self, id: i64) -> String {
        match self {
            Self::Front => format!("/wishlists/{id}"),
            Self::Shared { token } => format!("/s/{token}"),
        }
    }

    pub fn picture(&self, id: i64, size: Size) -> String {
        match self {
            Self::Front => format!("/pictures/{id}/{}", size.file()),
            Self::Shared { token } => format!("/s/{token}/pictures/{id}/{}", size.file()),
        }
    }

    pub fn item(&self, id: i64) -> String {
        match self {
            Self::Front => format!("/items/{id}"),
            Self::Shared { token } => format!("/s/{token}/items/{id}"),
        }
    }
}
