//! Who gave what, for the owner, once the surprise is over. Only `Revealed::of` makes one.
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, RelationTrait, entity::prelude::*};

use super::{Column, Entity, Model, Relation, held};
use crate::{
    Error, Result,
    models::{users, wishlists},
};

pub struct Revealed<'a>(&'a wishlists::Model);

#[derive(Clone, Debug, FromQueryResult)]
pub struct Given {
    #[sea_orm(nested)]
    pub claim: Model,
    pub giver_name: Option<String>,
    pub giver_handle: Option<String>,
}

impl<'a> Revealed<'a> {
    /// Before its time the page is not there.
    pub fn of(wishlist: &'a wishlists::Model, today: NaiveDate) -> Result<Self> {
        if wishlist.is_revealed(today) { Ok(Self(wishlist)) } else { Err(Error::NotFound) }
    }

    /// What was promised on this list: a wish that was moved keeps the promise of the list it was claimed on.
    pub async fn gifts(&self, db: &impl ConnectionTrait) -> Result<Vec<Given>> {
        let given = Entity::find()
            .join(JoinType::LeftJoin, Relation::Giver.def())
            .column_as(users::Column::Name, "giver_name")
            .column_as(users::Column::Handle, "giver_handle")
            .filter(Column::WishlistId.eq(self.0.id))
            .filter(held())
            .order_by_asc(Column::Id);
        Ok(given.into_model().all(db).await?)
    }

    /// How much each gave, in one aggregate.
    pub async fn givers(&self, db: &impl ConnectionTrait) -> Result<Vec<(String, i64)>> {
        let totals = Entity::find()
            .select_only()
            .join(JoinType::LeftJoin, Relation::Giver.def())
            .column_as(Expr::cust("MAX(COALESCE(users.name, claims.guest_name, ''))"), "name")
            .column_as(Expr::cust("CAST(SUM(claims.quantity) AS BIGINT)"), "quantity")
            .filter(Column::WishlistId.eq(self.0.id))
            .filter(held())
            .group_by(Column::GiverId)
            .group_by(Column::GuestName)
            .order_by_asc(Expr::cust("MIN(claims.id)"));
        Ok(totals.into_tuple().all(db).await?)
    }
}
