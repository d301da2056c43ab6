//! What has happened, newest first, page by page. Seen is what the viewer may see now: a list made private takes its
//! news along, and a wish that was hidden was never news.
use sea_orm::{
    Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, SelectStatement, UnionType},
};

use super::{Column, Entity, Relation};
use crate::{
    Result,
    models::{Moment, Viewer, connections, items, users, wishlists},
};

#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    pub id: i64,
    pub verb: String,
    pub created_at: Moment,
    pub actor_id: i64,
    pub actor_name: String,
    pub actor_handle: String,
    pub wishlist_id: Option<i64>,
    pub wishlist_name: Option<String>,
    pub item_id: Option<i64>,
    pub item_name: Option<String>,
    pub other_id: Option<i64>,
    pub other_name: Option<String>,
    pub other_handle: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Own,
    Friends,
}

/// Where a page ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub at: Moment,
    pub id: i64,
}

impl Place {
    /// `1763640000000000.7`; anything else is the beginning.
    pub fn parse(word: &str) -> Option<Self> {
        let (at, id) = word.split_once('.')?;
        Some(Self { at: Moment(at.parse().ok()?), id: id.parse().ok()? })
    }

    fn is_before(self) -> Condition {
        let same_time = Column::CreatedAt.eq(self.at).and(Column::Id.lt(self.id));
        Condition::any().add(Column::CreatedAt.lt(self.at)).add(same_time)
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.at.0, self.id)
    }
}

pub async fn feed(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    whose: Whose,
    before: Option<Place>,
    limit: u64,
) -> Result<Vec<Entry>> {
    let Some(me) = viewer.id() else { return Ok(Vec::new()) };
    let mut entries = told(me, whose).filter(seen_by(viewer, me));
    if let Some(place) = before {
        entries = entries.filter(place.is_before());
    }
    let newest = entries.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit);
    Ok(newest.into_model::<Entry>().all(db).await?)
}

fn told(me: i64, whose: Whose) -> Select<Entity> {
    let by = match whose {
        Whose::Own => Condition::all().add(Column::Id.in_subquery(named(me))),
        Whose::Friends => Condition::all().add(Column::ActorId.in_subquery(friends_of(me))),
    };
    with_names().filter(by)
}

/// Two indexed look-ups, never an OR, for which the databases read whole tables.
fn named(me: i64) -> SelectStatement {
    let by =
        |column: Column| Entity::find().select_only().column(Column::Id).filter(column.eq(me)).into_query();
    by(Column::ActorId).union(UnionType::All, by(Column::OtherId)).take()
}

/// An entry of a list and wish as these are seen; of a friendship, only to those who know both.
fn seen_by(viewer: &Viewer, me: i64) -> Condition {
    let both_known = Condition::any()
        .add(Column::ActorId.eq(me))
        .add(Column::OtherId.eq(me))
        .add(Column::OtherId.in_subquery(friends_of(me)));
    let met = Condition::all().add(Column::WishlistId.is_null()).add(both_known);
    let of_list = Condition::all()
        .add(Column::WishlistId.is_not_null())
        .add(wishlists::visible_to(viewer))
        .add(Condition::any().add(Column::ItemId.is_null()).add(items::visible_to(viewer)));
    Condition::any().add(met).add(of_list)
}

fn friends_of(me: i64) -> SelectStatement {
    connections::ids_of(me, connections::ACCEPTED)
}

fn with_names() -> Select<Entity> {
    let other = |column: users::Column| Expr::col(("other", column));
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Verb, Column::CreatedAt, Column::ActorId])
        .columns([Column::WishlistId, Column::ItemId, Column::OtherId])
        .column_as(users::Column::Name, "actor_name")
        .column_as(users::Column::Handle, "actor_handle")
        .column_as(wishlists::Column::Name, "wishlist_name")
        .column_as(items::Column::Name, "item_name")
        .expr_as(other(users::Column::Name), "other_name")
        .expr_as(other(users::Column::Handle), "other_handle")
        .join(JoinType::InnerJoin, Relation::Actor.def())
        .join(JoinType::LeftJoin, Relation::Wishlists.def())
        .join(JoinType::LeftJoin, Relation::Items.def())
        .join_as(JoinType::LeftJoin, Relation::Other.def(), "other")
}
