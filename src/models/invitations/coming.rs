//! Following an invitation: both have said yes, so they are friends.
use loco_rs::app::AppContext;
use sea_orm::{
    DatabaseConnection,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};

use super::{Column, Entity, MOST_USES, Model, find};
use crate::{
    Error, Result, database,
    models::{
        Moment, Person,
        connections::{self, Standing},
        notifications::{self, News},
        users,
    },
};

/// Friends with whoever invited, who is answered. Following the same link again changes nothing.
pub async fn accept(ctx: &AppContext, me: i64, token: &str) -> Result<users::Model> {
    let txn = database::begin(&ctx.db).await?;
    let (invitation, inviter) = find(&txn, token).await?;
    if inviter.id == me {
        return Err(Error::NotFound);
    }
    if Standing::between(&txn, me, inviter.id).await? != Standing::Friends {
        use_up(&txn, &invitation).await?;
        connections::befriend(&txn, me, inviter.id).await?;
    }
    txn.commit().await?;
    connections::has_changed(ctx, me, inviter.id).await;
    Ok(inviter)
}

/// Whoever invited is not told: a "no" would say that the address has an account.
pub async fn decline(db: &DatabaseConnection, me: &Person, token: &str) -> Result<()> {
    let txn = database::begin(db).await?;
    let (invitation, inviter) = find(&txn, token).await?;
    if invitation.email.as_ref() != Some(&me.email) {
        return Err(Error::NotFound);
    }
    let declined = Entity::update_many()
        .col_expr(Column::DeclinedAt, Expr::val(Moment::now().0))
        .filter(Column::Id.eq(invitation.id));
    declined.exec(&txn).await?;
    notifications::take_back(&txn, me.id, &News::friend_requested(inviter.id)).await?;
    txn.commit().await?;
    Ok(())
}

/// Counted on the row itself, so a letter brings one person and a link never too many.
async fn use_up(db: &impl ConnectionTrait, invitation: &Model) -> Result<()> {
    let accepted_at = (!invitation.is_link()).then(|| Moment::now().0);
    let used = Entity::update_many()
        .col_expr(Column::Uses, Expr::col(Column::Uses).add(1))
        .col_expr(Column::AcceptedAt, Expr::val(accepted_at).cast_as("bigint"))
        .filter(Column::Id.eq(invitation.id))
        .filter(Column::AcceptedAt.is_null())
        .filter(Column::Uses.lt(MOST_USES));
    if used.exec(db).await?.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}
