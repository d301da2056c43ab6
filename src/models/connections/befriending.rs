//! From strangers to friends. Every step is one statement on the pair's one row, so two people who ask each other in
//! the same moment become friends, and a double click is one request.
use loco_rs::app::AppContext;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction,
    entity::prelude::*,
    sea_query::{CaseStatement, Expr, ExprTrait, OnConflict},
};

use super::{ACCEPTED, Column, Entity, Model, REQUESTED, Standing, has_changed, pair, row};
use crate::{
    Error, Result, database,
    models::{
        Moment,
        activities::{self, Happening},
        notifications::{self, News},
    },
};

/// Asks, or says yes to whoever asked already. Whoever is blocked is not there.
pub async fn request(ctx: &AppContext, me: i64, other: i64) -> Result<Standing> {
    if me == other {
        return Err(Error::NotFound);
    }
    let txn = database::begin(&ctx.db).await?;
    let now = Moment::now();
    ask_or_agree(&txn, me, other, now).await?;
    let row = Entity::find().filter(pair(me, other)).one(&txn).await?.ok_or(Error::NotFound)?;
    if row.updated_at == now {
        spread_the_word(&txn, &row, me, other).await?;
    }
    txn.commit().await?;
    match Standing::new(&row.state, row.actor_id, me) {
        Standing::Blocked => return Err(Error::NotFound),
        Standing::Friends => has_changed(ctx, me, other).await,
        _ => {}
    }
    Ok(Standing::new(&row.state, row.actor_id, me))
}

/// Yes to a request. Said twice it is one yes; to nobody's request it is nothing.
pub async fn accept(ctx: &AppContext, me: i64, other: i64) -> Result<()> {
    let txn = database::begin(&ctx.db).await?;
    let accepted = Entity::update_many()
        .col_expr(Column::State, Expr::val(ACCEPTED))
        .col_expr(Column::UpdatedAt, Expr::val(Moment::now().0))
        .filter(pair(me, other))
        .filter(Column::State.eq(REQUESTED))
        .filter(Column::ActorId.eq(other));
    if accepted.exec(&txn).await?.rows_affected == 1 {
        tell_of_friendship(&txn, me, other).await?;
    } else if Standing::between(&txn, me, other).await? != Standing::Friends {
        return Err(Error::NotFound);
    }
    txn.commit().await?;
    has_changed(ctx, me, other).await;
    Ok(())
}

/// Friends at once, because both have said so: one by inviting, the other by coming. A block stands.
pub async fn befriend(txn: &DatabaseTransaction, newcomer: i64, inviter: i64) -> Result<()> {
    let now = Moment::now();
    let mut friends = OnConflict::columns([Column::LowId, Column::HighId]);
    friends
        .value(Column::State, if_requested(Column::State, ACCEPTED))
        .value(Column::UpdatedAt, if_requested(Column::UpdatedAt, now.0));
    let row = row(newcomer, inviter, ACCEPTED, now);
    Entity::insert(row).on_conflict(friends).exec_without_returning(txn).await?;
    let row = Entity::find().filter(pair(newcomer, inviter)).one(txn).await?.ok_or(Error::NotFound)?;
    if row.state != ACCEPTED {
        return Err(Error::NotFound);
    }
    if row.updated_at == now {
        tell_of_friendship(txn, newcomer, inviter).await?;
    }
    Ok(())
}

pub async fn decline(db: &DatabaseConnection, me: i64, other: i64) -> Result<()> {
    forget_request(db, other, me).await
}

pub async fn withdraw(db: &DatabaseConnection, me: i64, other: i64) -> Result<()> {
    forget_request(db, me, other).await
}

async fn forget_request(db: &DatabaseConnection, asker: i64, asked: i64) -> Result<()> {
    let txn = database::begin(db).await?;
    let request = Entity::delete_many()
        .filter(pair(asker, asked))
        .filter(Column::State.eq(REQUESTED))
        .filter(Column::ActorId.eq(asker));
    request.exec(&txn).await?;
    notifications::take_back(&txn, asked, &News::friend_requested(asker)).await?;
    txn.commit().await?;
    Ok(())
}

async fn ask_or_agree(txn: &DatabaseTransaction, me: i64, other: i64, now: Moment) -> Result<()> {
    let theirs = || Column::State.eq(REQUESTED).and(Column::ActorId.ne(me));
    let mut agree = OnConflict::columns([Column::LowId, Column::HighId]);
    agree
        .value(Column::State, when(theirs(), ACCEPTED, Column::State))
        .value(Column::UpdatedAt, when(theirs(), now.0, Column::UpdatedAt));
    Entity::insert(row(me, other, REQUESTED, now)).on_conflict(agree).exec_without_returning(txn).await?;
    Ok(())
}

async fn spread_the_word(txn: &DatabaseTransaction, row: &Model, me: i64, other: i64) -> Result<()> {
    if row.state == ACCEPTED {
        return tell_of_friendship(txn, me, other).await;
    }
    notifications::tell(txn, other, News::friend_requested(me)).await
}

async fn tell_of_friendship(txn: &DatabaseTransaction, accepter: i64, asker: i64) -> Result<()> {
    notifications::take_back(txn, accepter, &News::friend_requested(asker)).await?;
    notifications::tell(txn, asker, News::friend_accepted(accepter)).await?;
    activities::note(txn, accepter, Happening::FriendJoined { other_id: asker }).await
}

fn if_requested(column: Column, then: impl Into<sea_orm::Value>) -> Expr {
    when(Column::State.eq(REQUESTED), then, column)
}

/// The new value under a condition on the row that is there, else what it has.
fn when(condition: Expr, then: impl Into<sea_orm::Value>, column: Column) -> Expr {
    let there = Expr::col((Entity, column));
    CaseStatement::new().case(condition, Expr::val(then)).finally(there).into()
}
