//! What a person's page says: the lists this viewer may see, and how many there are of what.
use sea_orm::{
    FromQueryResult, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, Func, SubQueryStatement},
};

use super::Model;
use crate::{
    Result,
    models::{Viewer, connections, wishlists},
};

const MOST_LISTS: u64 = 60;

/// Counted over what the viewer may see, so a number betrays no hidden list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    pub lists: i64,
    pub wishes: i64,
    pub friends: i64,
}

impl Model {
    pub async fn lists_for(&self, db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Vec<i64>> {
        let lists = self.seen_lists(viewer).select_only().column(wishlists::Column::Id);
        let latest = lists.order_by_desc(wishlists::Column::UpdatedAt).limit(MOST_LISTS);
        Ok(latest.into_tuple().all(db).await?)
    }

    /// One aggregate. Hidden wishes count for their owner only.
    pub async fn counts_for(&self, db: &impl ConnectionTrait, viewer: &Viewer) -> Result<Counts> {
        use wishlists::Column;

        let wishes = if viewer.is(self.id) { Column::ItemsCount } else { Column::ShownItemsCount };
        let wishes = Func::coalesce([wishes.sum(), Expr::val(0)]);
        let friends = connections::count_of(self.id, connections::ACCEPTED);
        let counts = self
            .seen_lists(viewer)
            .select_only()
            .expr_as(Column::Id.count(), "lists")
            .expr_as(Expr::expr(wishes).cast_as("bigint"), "wishes")
            .expr_as(Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(friends))), "friends");
        Ok(counts.into_model().one(db).await?.unwrap_or_default())
    }

    fn seen_lists(&self, viewer: &Viewer) -> Select<wishlists::Entity> {
        wishlists::Entity::find()
            .filter(wishlists::Column::UserId.eq(self.id))
            .filter(wishlists::Column::ArchivedAt.is_null())
            .filter(wishlists::visible_to(viewer))
    }
}
