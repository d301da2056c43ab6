//! Somebody who may know what is taken on one list, and take something there. Its owner never is: every read of
//! claims asks for a `Gifter`, and only the two functions below make one.
use sea_orm::{Condition, entity::prelude::*};

use super::{Audience, Guest, Viewer, claims, wishlists};

#[derive(Clone, Debug)]
pub struct Gifter {
    pub(super) wishlist_id: i64,
    pub(super) who: Who,
}

#[derive(Clone, Debug)]
pub(super) enum Who {
    Member { id: i64 },
    Guest { guest: Guest, secret: String },
}

impl Gifter {
    pub fn of(wishlist: &wishlists::Model, viewer: &Viewer) -> Option<Self> {
        match wishlist.audience(viewer) {
            Audience::Gifter => {
                viewer.id().map(|id| Self { wishlist_id: wishlist.id, who: Who::Member { id } })
            }
            Audience::Owner | Audience::Public => None,
        }
    }

    /// A guest who said on this list that they want to give something.
    pub fn guest(wishlist: &wishlists::Model, viewer: &Viewer, guest: Guest, secret: &str) -> Option<Self> {
        let here = guest.wishlist_id == wishlist.id;
        match wishlist.audience(viewer) {
            Audience::Public if here => {
                let secret = secret.to_string();
                Some(Self { wishlist_id: wishlist.id, who: Who::Guest { guest, secret } })
            }
            Audience::Public | Audience::Gifter | Audience::Owner => None,
        }
    }

    /// The guest's name, for their own page.
    pub fn guest_name(&self) -> Option<&str> {
        match &self.who {
            Who::Member { .. } => None,
            Who::Guest { guest, .. } => Some(&guest.name),
        }
    }

    /// The word in a guest's receipt link; the signed-in have My gifts instead.
    pub fn receipt(&self, item_id: i64) -> Option<super::Token> {
        match &self.who {
            Who::Member { .. } => None,
            Who::Guest { guest, secret } => Some(guest.receipt(secret, item_id)),
        }
    }

    pub(super) fn holds(&self, claim: &claims::Model) -> bool {
        match &self.who {
            Who::Member { id } => claim.giver_id == Some(*id),
            Who::Guest { .. } => {
                claim.item_id.is_some_and(|item_id| self.hash_for(item_id) == claim.receipt_hash)
            }
        }
    }

    /// This gifter's claim on a wish, as a condition.
    pub(super) fn own_on(&self, item_id: i64) -> Condition {
        let mine = match &self.who {
            Who::Member { id } => claims::Column::GiverId.eq(*id),
            Who::Guest { .. } => claims::Column::ReceiptHash.eq(self.hash_for(item_id)),
        };
        Condition::all().add(claims::Column::ItemId.eq(item_id)).add(mine)
    }

    pub(super) fn hash_for(&self, item_id: i64) -> Option<String> {
        self.receipt(item_id).map(|receipt| receipt.hash())
    }
}
