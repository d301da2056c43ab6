//! What a person has been told, unread first. Of gifts it names those the person gives, and never one they get: a
//! claim is joined only for its giver.
use sea_orm::{
    FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    entity::prelude::*,
    sea_query::{CaseStatement, Expr, ExprTrait, SubQueryStatement},
};

use super::{Column, Entity, Relation};
use crate::{
    Result,
    models::{Moment, claims, items, users, wishlists},
};

#[derive(Clone, Debug, FromQueryResult)]
pub struct Entry {
    pub id: i64,
    pub kind: String,
    pub details: String,
    pub created_at: Moment,
    pub read_at: Option<Moment>,
    pub item_id: Option<i64>,
    pub item_name: Option<String>,
    pub gift_name: Option<String>,
    pub gift_for: Option<String>,
    pub actor_id: Option<i64>,
    pub actor_name: Option<String>,
    pub actor_handle: Option<String>,
}

/// More than this at once is no news.
const MOST_UNREAD: u64 = 100;

pub async fn unread(db: &impl ConnectionTrait, me: i64) -> Result<Vec<Entry>> {
    let unread = told(me).filter(Column::ReadAt.is_null()).order_by_desc(Column::Id).limit(MOST_UNREAD);
    Ok(unread.into_model().all(db).await?)
}

/// What was read, newest first, from before the entry `before`.
pub async fn page(db: &impl ConnectionTrait, me: i64, before: Option<i64>, limit: u64) -> Result<Vec<Entry>> {
    let read = told(me)
        .filter(Column::ReadAt.is_not_null())
        .apply_if(before, |read, before| read.filter(Column::Id.lt(before)))
        .order_by_desc(Column::Id)
        .limit(limit);
    Ok(read.into_model().all(db).await?)
}

pub async fn read(db: &impl ConnectionTrait, me: i64, id: i64) -> Result<()> {
    mark(db, me, Some(id)).await
}

pub async fn read_all(db: &impl ConnectionTrait, me: i64) -> Result<()> {
    mark(db, me, None).await
}

/// How many are unread, as part of another statement: an index on (user, read) answers it without looking at a row.
pub fn unread_of(user_id: users::Column) -> Expr {
    let unread = Entity::find()
        .select_only()
        .expr(Expr::col((Entity, Column::Id)).count())
        .filter(Expr::col((Entity, Column::UserId)).equals((users::Entity, user_id)))
        .filter(Column::ReadAt.is_null())
        .into_query();
    Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(unread)))
}

async fn mark(db: &impl ConnectionTrait, me: i64, id: Option<i64>) -> Result<()> {
    let unread = Entity::update_many()
        .col_expr(Column::ReadAt, Expr::val(Moment::now().0))
        .filter(Column::UserId.eq(me))
        .filter(Column::ReadAt.is_null());
    unread.apply_if(id, |unread, id| unread.filter(Column::Id.eq(id))).exec(db).await?;
    Ok(())
}

fn told(me: i64) -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::Kind, Column::Details, Column::CreatedAt, Column::ReadAt])
        .columns([Column::ItemId, Column::ActorId])
        .column_as(users::Column::Name, "actor_name")
        .column_as(users::Column::Handle, "actor_handle")
        .expr_as(own_item_name(), "item_name")
        .expr_as(own_gift(claims::Column::SnapshotName), "gift_name")
        .expr_as(own_gift(claims::Column::SnapshotRecipient), "gift_for")
        .join(JoinType::LeftJoin, Relation::Actor.def())
        .join(JoinType::LeftJoin, Relation::Items.def())
        .join(JoinType::LeftJoin, Relation::Wishlists.def())
        .join(JoinType::LeftJoin, Relation::Claims.def())
        .filter(Column::UserId.eq(me))
}

/// A wish is named here only to whom it belongs, as long as it is there.
fn own_item_name() -> Expr {
    let own = wishlists::Column::UserId.into_expr().equals(Column::UserId.as_column_ref());
    let there = items::Column::DeletedAt.is_null();
    only_if(own.and(there), items::Column::Name.into_expr())
}

fn own_gift(column: claims::Column) -> Expr {
    only_if(claims::Column::GiverId.into_expr().equals(Column::UserId.as_column_ref()), column.into_expr())
}

fn only_if(condition: Expr, then: Expr) -> Expr {
    let nothing = Expr::val(None::<String>).cast_as("text");
    CaseStatement::new().case(condition, then).finally(nothing).into()
}
