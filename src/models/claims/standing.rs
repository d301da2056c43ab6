//! Whether a claim still has its wish before it, and if not, why. It follows from the rows as they are, so undoing a
//! delete brings the claim back by itself; `claims.orphaned` only remembers what the giver was last told.
use super::Model;
use crate::models::{
    Gift, connections, items,
    wishlists::{self, visible},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orphaned {
    /// The wish, or its whole list, was taken away.
    Deleted,
    /// The list was put away, perhaps because its day is over. The promise stands.
    Archived,
    /// The giver cannot see it any more. The promise stands.
    Hidden,
    /// They are no longer friends, so somebody else may take it.
    FriendshipEnded,
    /// The owner's account is gone.
    AccountDeleted,
}

impl Orphaned {
    pub const ALL: [Self; 5] =
        [Self::Deleted, Self::Archived, Self::Hidden, Self::FriendshipEnded, Self::AccountDeleted];

    pub fn word(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Archived => "archived",
            Self::Hidden => "hidden",
            Self::FriendshipEnded => "friendship_ended",
            Self::AccountDeleted => "account_deleted",
        }
    }

    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }
}

impl Model {
    /// As the giver was last told.
    pub fn told(&self) -> Option<Orphaned> {
        self.orphaned.as_deref().and_then(Orphaned::named)
    }
}

impl Gift {
    pub fn standing(&self) -> Option<Orphaned> {
        let (Some(item), Some(wishlist)) = (&self.item, &self.wishlist) else { return Some(self.lost()) };
        if item.deleted_at.is_some() || wishlist.deleted_at.is_some() {
            Some(Orphaned::Deleted)
        } else if self.is_blocked() {
            Some(Orphaned::FriendshipEnded)
        } else if wishlist.archived_at.is_some() {
            Some(Orphaned::Archived)
        } else if self.is_in_sight(item, wishlist) {
            None
        } else {
            Some(self.told_of_the_end().unwrap_or(Orphaned::Hidden))
        }
    }

    /// The wish's page, where the giver can still open it.
    pub fn is_open(&self) -> bool {
        self.standing().is_none() && self.item.is_some() && self.claim.giver_id.is_some()
    }

    fn lost(&self) -> Orphaned {
        if self.claim.recipient_id.is_none() { Orphaned::AccountDeleted } else { Orphaned::Deleted }
    }

    fn is_blocked(&self) -> bool {
        self.tie.as_deref() == Some(connections::BLOCKED)
    }

    fn told_of_the_end(&self) -> Option<Orphaned> {
        self.claim.told().filter(|told| *told == Orphaned::FriendshipEnded)
    }

    /// Who was let in by the share link stays, as long as there is one; a guest has only their promise.
    fn is_in_sight(&self, item: &items::Model, wishlist: &wishlists::Model) -> bool {
        let friends = self.tie.as_deref() == Some(connections::ACCEPTED);
        let list = match wishlist.visibility.as_str() {
            visible::PUBLIC => true,
            visible::FRIENDS => friends || wishlist.share_token.is_some(),
            _ => wishlist.share_token.is_some(),
        };
        !item.private && (list || self.claim.giver_id.is_none())
    }
}
