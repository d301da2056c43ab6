//! A version that grows with every change. What the owner can see moves `updated_at`; what only gifters see moves
//! `claims_changed_at` and nothing else.
use sea_orm::{
    entity::prelude::*,
    sea_query::{CaseStatement, ExprTrait, SimpleExpr},
};

use super::{Column, Entity};
use crate::{Result, models::Moment};

/// Hooks do not run for updates of many rows, so a change to a wish says so here, in its own transaction.
pub async fn touch(db: &impl ConnectionTrait, id: i64) -> Result<()> {
    grow(db, Column::UpdatedAt, Column::Id.eq(id)).await
}

pub async fn touch_claims(db: &impl ConnectionTrait, which: SimpleExpr) -> Result<()> {
    grow(db, Column::ClaimsChangedAt, which).await
}

/// Everything that prints the owner's name, in its order: each a little later than it was.
pub async fn touch_all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<()> {
    let next = Expr::col(Column::UpdatedAt).add(1);
    let theirs = Entity::update_many().col_expr(Column::UpdatedAt, next).filter(Column::UserId.eq(user_id));
    theirs.exec(db).await?;
    Ok(())
}

async fn grow(db: &impl ConnectionTrait, version: Column, which: SimpleExpr) -> Result<()> {
    let touched = Entity::update_many().col_expr(version, next(version)).filter(which);
    touched.exec(db).await?;
    Ok(())
}

/// max(now, old + 1 µs), in words both databases know.
pub fn next<C: ColumnTrait>(version: C) -> Expr {
    let now = Moment::now();
    CaseStatement::new()
        .case(version.gte(now), Expr::col(version.as_column_ref()).add(1))
        .finally(now.0)
        .into()
}
