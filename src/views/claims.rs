//! What gifters see of the claims on a wish, and how one becomes a gifter. `ClaimTag` is the one place where a claim
//! meets a template of lists and wishes; no owner's or public struct has room for it.
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::{
    Result,
    models::{
        Gifter,
        claims::Availability,
        items::Wish,
        wishlists::{Door, Seen},
    },
    views::Locale,
};

/// Everything one gifter may know of one list.
pub struct Claims {
    availability: Availability,
    gifter: Gifter,
}

impl Claims {
    pub async fn on_list(db: &impl ConnectionTrait, gifter: Gifter) -> Result<Self> {
        Ok(Self { availability: Availability::of_list(db, &gifter).await?, gifter })
    }

    pub async fn on_wish(db: &impl ConnectionTrait, gifter: Gifter, item_id: i64) -> Result<Self> {
        Ok(Self { availability: Availability::of_one(db, &gifter, item_id).await?, gifter })
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimTag {
    pub taken: i64,
    pub of: Option<i64>,
    pub left: Option<i64>,
    /// Nothing is left to give.
    pub gone: bool,
    /// Those who do not mind being named.
    pub by: String,
    pub mine: Option<Mine>,
    /// Where the forms go.
    pub claim: String,
    pub release: String,
    /// Guests are asked for an address to send the receipt to.
    pub guest: bool,
}

/// What this gifter gives, and where they look after it.
#[derive(Clone, Debug, Serialize)]
pub struct Mine {
    pub quantity: i64,
    pub href: String,
}

impl ClaimTag {
    pub fn of(wish: &Wish, seen: &Seen, claims: &Claims, locale: &Locale) -> Self {
        let (item, address) = (&wish.item, seen.door.item(wish.item.id));
        let taken = claims.availability.taken(item.id);
        let receipt = claims.gifter.receipt(item.id);
        let home =
            receipt.map_or_else(|| "/gifts".to_string(), |word| format!("/receipts/{}", word.as_str()));
        Self {
            taken: taken.quantity,
            of: item.quantity,
            left: taken.left(item.quantity),
            gone: taken.is_all(item.quantity) || item.received_at.is_some(),
            by: locale.list(&taken.by),
            mine: taken.mine.map(|mine| Mine { quantity: mine.quantity, href: home }),
            claim: format!("{address}/claim"),
            release: format!("{address}/release"),
            guest: claims.gifter.guest_name().is_some(),
        }
    }
}

/// The way in for guests: a name behind a share link, an account anywhere else.
#[derive(Clone, Debug, Serialize)]
pub struct Giving {
    pub step_forward: Option<String>,
    pub sign_in: String,
    /// Back to this wish, when they came from one.
    pub item_id: Option<i64>,
}

impl Giving {
    pub fn of_list(seen: &Seen) -> Self {
        Self::new(seen, &seen.door.wishlist(seen.wishlist.id), None)
    }

    pub fn of_wish(seen: &Seen, item_id: i64) -> Self {
        Self::new(seen, &seen.door.item(item_id), Some(item_id))
    }

    fn new(seen: &Seen, address: &str, item_id: Option<i64>) -> Self {
        let step_forward = match &seen.door {
            Door::Shared { token } => Some(format!("/s/{token}/giver")),
            Door::Front => None,
        };
        Self { step_forward, sign_in: format!("/sign-in?return_to={address}"), item_id }
    }
}
