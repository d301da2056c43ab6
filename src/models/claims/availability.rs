//! What is taken on a whole list, in one statement, for one gifter.
use std::collections::HashMap;

use sea_orm::{
    Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, RelationTrait, entity::prelude::*,
};

use super::{Column, Entity, Model, Relation, held};
use crate::{
    Result,
    models::{Gifter, items, users},
};

#[derive(Clone, Debug, Default)]
pub struct Availability(HashMap<i64, Taken>);

/// What one gifter may know of the claims on one wish.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    pub quantity: i64,
    /// Those who do not mind being named.
    pub by: Vec<String>,
    pub mine: Option<Model>,
}

impl Availability {
    pub async fn of_list(db: &impl ConnectionTrait, gifter: &Gifter) -> Result<Self> {
        Self::of(db, gifter, Condition::all()).await
    }

    /// The same for one wish alone.
    pub async fn of_one(db: &impl ConnectionTrait, gifter: &Gifter, item_id: i64) -> Result<Self> {
        Self::of(db, gifter, Condition::all().add(items::Column::Id.eq(item_id))).await
    }

    pub async fn of_item(db: &impl ConnectionTrait, gifter: &Gifter, item_id: i64) -> Result<Taken> {
        Ok(Self::of_one(db, gifter, item_id).await?.taken(item_id))
    }

    pub fn taken(&self, item_id: i64) -> Taken {
        self.0.get(&item_id).cloned().unwrap_or_default()
    }

    async fn of(db: &impl ConnectionTrait, gifter: &Gifter, which: Condition) -> Result<Self> {
        let rows = Entity::find()
            .join(JoinType::InnerJoin, Relation::Items.def())
            .join(JoinType::LeftJoin, Relation::Giver.def())
            .column_as(users::Column::Name, "giver_name")
            .filter(items::Column::WishlistId.eq(gifter.wishlist_id))
            .filter(which)
            .filter(held())
            .order_by_asc(Column::Id)
            .into_model::<Row>()
            .all(db)
            .await?;
        let mut all = Self::default();
        for row in rows {
            all.add(gifter, row);
        }
        Ok(all)
    }

    fn add(&mut self, gifter: &Gifter, Row { claim, giver_name }: Row) {
        let Some(item_id) = claim.item_id else { return };
        let taken = self.0.entry(item_id).or_default();
        taken.quantity += claim.quantity;
        if gifter.holds(&claim) {
            taken.mine = Some(claim);
        } else if claim.show_name {
            taken.by.extend(giver_name.or(claim.guest_name));
        }
    }
}

impl Taken {
    /// How many are still to be had; none means as many as one likes.
    pub fn left(&self, wanted: Option<i64>) -> Option<i64> {
        wanted.map(|wanted| (wanted - self.quantity).max(0))
    }

    pub fn is_all(&self, wanted: Option<i64>) -> bool {
        self.left(wanted) == Some(0)
    }
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    claim: Model,
    giver_name: Option<String>,
}
