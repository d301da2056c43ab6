//! The end of a friendship. What it showed is gone at once, because seeing is a condition and not a copy; here is
//! everything else that ends with it.
use loco_rs::app::AppContext;
use sea_orm::{Condition, DatabaseTransaction, entity::prelude::*};

use super::{ACCEPTED, Column, Entity, has_changed, pair};
use crate::{
    Result, database,
    models::{activities, notifications},
};

pub async fn end(ctx: &AppContext, me: i64, other: i64) -> Result<()> {
    let txn = database::begin(&ctx.db).await?;
    let friendship = Entity::delete_many().filter(pair(me, other)).filter(Column::State.eq(ACCEPTED));
    if friendship.exec(&txn).await?.rows_affected == 1 {
        forget_each_other(&txn, me, other).await?;
    }
    txn.commit().await?;
    has_changed(ctx, me, other).await;
    Ok(())
}

/// Also when one blocks the other.
pub(super) async fn forget_each_other(txn: &DatabaseTransaction, one: i64, other: i64) -> Result<()> {
    let met = activities::Entity::delete_many().filter(
        Condition::any()
            .add(both(activities::Column::ActorId, one, activities::Column::OtherId, other))
            .add(both(activities::Column::ActorId, other, activities::Column::OtherId, one)),
    );
    met.exec(txn).await?;
    let told = notifications::Entity::delete_many().filter(
        Condition::any()
            .add(both(notifications::Column::UserId, one, notifications::Column::ActorId, other))
            .add(both(notifications::Column::UserId, other, notifications::Column::ActorId, one)),
    );
    told.exec(txn).await?;
    Ok(())
}

fn both<C: ColumnTrait>(first: C, one: i64, second: C, other: i64) -> Condition {
    Condition::all().add(first.eq(one)).add(second.eq(other))
}
