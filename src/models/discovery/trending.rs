//! What many wish for: links that stand on public lists of several people. Counted from wishes alone, never from what
//! is given, and from what everybody may see, so the answer is the same for all and kept for a while.
use std::time::Duration;

use moka::future::Cache;
use sea_orm::{
    FromQueryResult, JoinType, Order, QueryOrder, QuerySelect, RelationTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    Error, Result,
    models::{Moment, Viewer, items, wishlists},
};

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Trend {
    pub url: String,
    pub name: String,
    pub people: i64,
}

const DAYS: i64 = 90;
const MOST: u64 = 9;
/// One person's taste is no trend, and would show whose it is.
const FEWEST_PEOPLE: i64 = 2;
const KEPT: Duration = Duration::from_mins(15);

/// The last answer, in this process.
#[derive(Clone)]
pub struct Trends(Cache<(), Vec<Trend>>);

impl Default for Trends {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(1).time_to_live(KEPT).build())
    }
}

impl Trends {
    pub async fn now(&self, db: &DatabaseConnection) -> Result<Vec<Trend>> {
        let kept = self.0.try_get_with((), trending(db)).await;
        kept.map_err(|err| Error::internal(err.to_string()))
    }
}

pub async fn trending(db: &impl ConnectionTrait) -> Result<Vec<Trend>> {
    use items::Column;

    let people = || wishlists::Column::UserId.into_expr().count_distinct();
    let since = Moment(Moment::in_days(-DAYS).0);
    let trends = items::Entity::find()
        .select_only()
        .column(Column::Url)
        .column_as(Column::Name.min(), "name")
        .expr_as(people(), "people")
        .join(JoinType::InnerJoin, items::Relation::Wishlists.def())
        .filter(wishlists::visible::public())
        .filter(items::visible_to(&Viewer::guest()))
        .filter(Column::Url.is_not_null())
        .filter(Column::ReceivedAt.is_null())
        .filter(Column::CreatedAt.gt(since))
        .group_by(Column::Url)
        .having(people().gte(FEWEST_PEOPLE))
        .order_by(Expr::cust("people"), Order::Desc)
        .order_by_asc(Column::Url)
        .limit(MOST);
    Ok(trends.into_model().all(db).await?)
}
