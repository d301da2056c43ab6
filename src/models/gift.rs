//! A claim with the wish as it is now: what My gifts shows, and what a giver is told about.
use std::collections::HashMap;

use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};

use serde_json::json;

use super::{Token, Viewer, claims, connections, items, wishlists};
use crate::{Error, Result, views::Locale};

/// More than anybody gives.
const MOST: u64 = 1000;

#[derive(Clone, Debug)]
pub struct Gift {
    pub claim: claims::Model,
    pub item: Option<items::Model>,
    pub wishlist: Option<wishlists::Model>,
    /// How giver and owner stand to each other: `accepted`, `blocked`, or nothing.
    pub tie: Option<String>,
}

/// How the wish differs from what was claimed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub name: Option<String>,
    pub price: Option<(Option<i64>, Option<String>)>,
    pub url: Option<String>,
    pub wishlist: Option<String>,
    pub event_date: Option<Date>,
}

impl Gift {
    /// Everything this person gives, the next day first; what was released is gone, unless it has yet to be explained.
    pub async fn all_of(db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<Self>> {
        let giver = viewer.id().ok_or(Error::SignInFirst)?;
        let shown = Condition::any().add(claims::held()).add(claims::Column::Orphaned.is_not_null());
        Self::which(db, Condition::all().add(claims::Column::GiverId.eq(giver)).add(shown)).await
    }

    pub async fn own(db: &impl ConnectionTrait, viewer: &Viewer, id: i64) -> Result<Self> {
        let giver = viewer.id().ok_or(Error::NotFound)?;
        let which = claims::Column::GiverId.eq(giver);
        let which = Condition::all().add(which).add(claims::Column::Id.eq(id));
        Self::which(db, which).await?.pop().ok_or(Error::NotFound)
    }

    /// Whoever holds the receipt's link may see and release what it is for.
    pub async fn by_receipt(db: &impl ConnectionTrait, receipt: &Token) -> Result<Self> {
        let which = Condition::all().add(claims::Column::ReceiptHash.eq(receipt.hash()));
        Self::which(db, which).await?.pop().ok_or(Error::NotFound)
    }

    pub(super) async fn which(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<Self>> {
        let found = claims::Entity::find()
            .find_also_related(items::Entity)
            .and_also_related(wishlists::Entity)
            .filter(which)
            .order_by_asc(claims::Column::SnapshotEventDate)
            .order_by_asc(claims::Column::Id)
            .limit(MOST)
            .all(db)
            .await?;
        let mut gifts: Vec<Self> = found
            .into_iter()
            .map(|(claim, item, wishlist)| Self { claim, item, wishlist, tie: None })
            .collect();
        let ties = ties(db, &gifts).await?;
        for gift in &mut gifts {
            gift.tie = gift.pair().and_then(|pair| ties.get(&pair).cloned());
        }
        Ok(gifts)
    }

    /// What changed since the giver last looked; a price that was only missing is no change.
    pub fn change(&self) -> Change {
        let (Some(item), Some(wishlist)) = (&self.item, &self.wishlist) else { return Change::default() };
        if item.updated_at == self.claim.item_version {
            return self.change_of(wishlist);
        }
        let (claim, price) = (&self.claim, (item.price_minor, item.currency.clone()));
        let dearer = price != (claim.snapshot_price_minor, claim.snapshot_currency.clone());
        Change {
            name: differs(&claim.snapshot_name, &item.name),
            price: (dearer && claim.snapshot_price_minor.is_some()).then_some(price),
            url: item.url.clone().filter(|url| claim.snapshot_url.as_ref().is_some_and(|was| was != url)),
            ..self.change_of(wishlist)
        }
    }

    fn change_of(&self, wishlist: &wishlists::Model) -> Change {
        let moved = self.claim.wishlist_id != Some(wishlist.id);
        Change {
            wishlist: differs(&self.claim.snapshot_wishlist, &wishlist.name).filter(|_| moved),
            event_date: wishlist.event_date.filter(|date| self.claim.snapshot_event_date != Some(*date)),
            ..Change::default()
        }
    }

    /// The giver has seen how the wish is now.
    pub async fn acknowledge(self, db: &impl ConnectionTrait) -> Result<()> {
        use sea_orm::ActiveValue::Set;

        let (Some(item), Some(wishlist)) = (self.item, self.wishlist) else { return Ok(()) };
        let mut claim: claims::ActiveModel = self.claim.into();
        claim.snapshot_name = Set(item.name);
        claim.snapshot_price_minor = Set(item.price_minor);
        claim.snapshot_currency = Set(item.currency);
        claim.snapshot_url = Set(item.url);
        claim.snapshot_wishlist = Set(wishlist.name);
        claim.snapshot_event_date = Set(wishlist.event_date);
        claim.item_version = Set(item.updated_at);
        claim.update(db).await?;
        Ok(())
    }

    /// Giver and owner, the lower id first.
    fn pair(&self) -> Option<(i64, i64)> {
        let (giver, owner) = (self.claim.giver_id?, self.claim.recipient_id?);
        Some((giver.min(owner), giver.max(owner)))
    }
}

impl Change {
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Each difference as what was and what is, as this reader writes money and days.
    pub fn pairs(&self, claim: &claims::Model, locale: &Locale) -> serde_json::Value {
        let money = |(minor, currency): (Option<i64>, Option<String>)| {
            minor.zip(currency).map(|(minor, currency)| locale.money(minor, &currency)).unwrap_or_default()
        };
        let mut pairs = serde_json::Map::new();
        let mut add = |field: &str, was: String, is: String| pairs.insert(field.into(), json!([was, is]));
        if let Some(name) = &self.name {
            add("name", claim.snapshot_name.clone(), name.clone());
        }
        if let Some(price) = &self.price {
            let was = (claim.snapshot_price_minor, claim.snapshot_currency.clone());
            add("price", money(was), money(price.clone()));
        }
        if let Some(url) = &self.url {
            add("url", claim.snapshot_url.clone().unwrap_or_default(), url.clone());
        }
        if let Some(wishlist) = &self.wishlist {
            add("wishlist", claim.snapshot_wishlist.clone(), wishlist.clone());
        }
        if let Some(date) = &self.event_date {
            let was = claim.snapshot_event_date.map(|date| locale.date(date)).unwrap_or_default();
            add("event_date", was, locale.date(*date));
        }
        pairs.into()
    }
}

fn differs(was: &str, is: &str) -> Option<String> {
    (was != is).then(|| is.to_string())
}

/// How each giver and owner stand, in one statement.
async fn ties(db: &impl ConnectionTrait, gifts: &[Gift]) -> Result<HashMap<(i64, i64), String>> {
    use connections::Column;

    let mut pairs: Vec<_> = gifts.iter().filter_map(Gift::pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.is_empty() {
        return Ok(HashMap::new());
    }
    let (low, high): (Vec<i64>, Vec<i64>) = pairs.into_iter().unzip();
    let between =
        connections::Entity::find().filter(Column::LowId.is_in(low)).filter(Column::HighId.is_in(high));
    let found = between.all(db).await?;
    Ok(found.into_iter().map(|tie| ((tie.low_id, tie.high_id), tie.state)).collect())
}
