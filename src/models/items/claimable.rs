//! What a gifter can do with a wish.
use sea_orm::{DatabaseConnection, entity::prelude::*};

use super::{Model, touch_claims};
use crate::{
    Error, Result, database,
    models::{
        Gifter,
        claims::{
            self,
            holding::{self, Wanted},
        },
    },
};

impl Model {
    /// Claiming what one has claimed is the same claim, with another quantity if one says so.
    pub async fn claim(
        &self,
        db: &DatabaseConnection,
        gifter: &Gifter,
        wanted: Wanted,
    ) -> Result<claims::Model> {
        self.is_within_reach_of(gifter)?;
        let wanted = wanted.check()?;
        let txn = database::begin(db).await?;
        holding::take_turns(&txn, self.id).await?;
        let claim = match holding::take(&txn, self.id, gifter, &wanted).await? {
            Some(claim) => claim,
            None => self.claim_again(&txn, gifter, &wanted).await?,
        };
        touch_claims(&txn, self.id).await?;
        txn.commit().await?;
        Ok(claim)
    }

    /// Releasing what one never claimed, or released before, is fine.
    pub async fn release(&self, db: &impl ConnectionTrait, gifter: &Gifter) -> Result<Option<claims::Model>> {
        self.is_within_reach_of(gifter)?;
        let own = claims::Entity::find().filter(gifter.own_on(self.id)).filter(claims::held());
        let Some(claim) = own.one(db).await? else { return Ok(None) };
        claim.clone().release(db).await?;
        Ok(Some(claim))
    }

    async fn claim_again(
        &self,
        txn: &sea_orm::DatabaseTransaction,
        gifter: &Gifter,
        wanted: &Wanted,
    ) -> Result<claims::Model> {
        let own = claims::Entity::find().filter(gifter.own_on(self.id)).one(txn).await?;
        match own {
            Some(claim) if claim.is_held() => {
                let quantity = wanted.quantity.unwrap_or(claim.quantity);
                holding::hold(txn, claim, quantity).await
            }
            // Released before: a new promise is about the wish as it is now.
            Some(released) => {
                released.dismiss(txn).await?;
                holding::take(txn, self.id, gifter, wanted).await?.ok_or(Error::Conflict("taken"))
            }
            None => Err(Error::Conflict("taken")),
        }
    }

    fn is_within_reach_of(&self, gifter: &Gifter) -> Result<()> {
        if self.wishlist_id == gifter.wishlist_id { Ok(()) } else { Err(Error::NotFound) }
    }
}
