//! What happened that friends may hear of. Claims are never among it: a feed is no place to learn of a gift.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

pub use super::_entities::activities::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::Result;

mod feed;

pub use feed::{Entry, Place, Whose, feed};

impl ActiveModelBehavior for ActiveModel {}

/// One thing somebody did. Who may read it follows from the list, wish or person it names, when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    ListCreated { wishlist_id: i64 },
    WishAdded { wishlist_id: i64, item_id: i64 },
    WishReceived { wishlist_id: i64, item_id: i64 },
    FriendJoined { other_id: i64 },
}

/// In the transaction of what happened, so that neither is there without the other.
pub async fn note(db: &impl ConnectionTrait, actor_id: i64, what: Happening) -> Result<()> {
    note_all(db, actor_id, [what]).await
}

/// Many at once, in one insert.
pub async fn note_all(
    db: &impl ConnectionTrait,
    actor_id: i64,
    what: impl IntoIterator<Item = Happening>,
) -> Result<()> {
    let now = Moment::now();
    let rows: Vec<ActiveModel> = what.into_iter().map(|happening| happening.by(actor_id, now)).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    Ok(())
}

impl Happening {
    fn by(self, actor_id: i64, now: Moment) -> ActiveModel {
        let (verb, wishlist_id, item_id, other_id) = match self {
            Self::ListCreated { wishlist_id } => ("list_created", Some(wishlist_id), None, None),
            Self::WishAdded { wishlist_id, item_id } => {
                ("wish_added", Some(wishlist_id), Some(item_id), None)
            }
            Self::WishReceived { wishlist_id, item_id } => {
                ("wish_received", Some(wishlist_id), Some(item_id), None)
            }
            Self::FriendJoined { other_id } => ("friend_joined", None, None, Some(other_id)),
        };
        ActiveModel {
            actor_id: Set(actor_id),
            verb: Set(verb.into()),
            wishlist_id: Set(wishlist_id),
            item_id: Set(item_id),
            other_id: Set(other_id),
            created_at: Set(now),
            ..Default::default()
        }
    }
}
