//! Never to meet again: a blocked person is a stranger to whom nothing is there, and cannot tell why.
use loco_rs::app::AppContext;
use sea_orm::{
    entity::prelude::*,
    sea_query::{CaseStatement, Expr, OnConflict},
};

use super::{BLOCKED, Column, Entity, ending, has_changed, pair, row};
use crate::{Error, Result, database, models::Moment};

/// Whoever blocked first keeps the key; to the other nobody is there to block.
pub async fn block(ctx: &AppContext, me: i64, other: i64) -> Result<()> {
    if me == other {
        return Err(Error::NotFound);
    }
    let txn = database::begin(&ctx.db).await?;
    let now = Moment::now();
    let blocked_by = CaseStatement::new()
        .case(Column::State.eq(BLOCKED), Expr::col((Entity, Column::ActorId)))
        .finally(Expr::val(me));
    let mut over_all = OnConflict::columns([Column::LowId, Column::HighId]);
    over_all
        .value(Column::ActorId, blocked_by)
        .value(Column::State, Expr::val(BLOCKED))
        .value(Column::UpdatedAt, Expr::val(now.0));
    Entity::insert(row(me, other, BLOCKED, now)).on_conflict(over_all).exec_without_returning(&txn).await?;
    let mine = Entity::find().filter(pair(me, other)).filter(Column::ActorId.eq(me)).one(&txn).await?;
    mine.ok_or(Error::NotFound)?;
    ending::forget_each_other(&txn, me, other).await?;
    txn.commit().await?;
    has_changed(ctx, me, other).await;
    Ok(())
}

/// Strangers again; a friendship that was does not come back by itself.
pub async fn unblock(db: &impl ConnectionTrait, me: i64, other: i64) -> Result<()> {
    let mine = Entity::delete_many()
        .filter(pair(me, other))
        .filter(Column::State.eq(BLOCKED))
        .filter(Column::ActorId.eq(me));
    mine.exec(db).await?;
    Ok(())
}
