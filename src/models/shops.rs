//! How often a shop's pages could be read, so that administrators see where people are left alone. Who asked is not
//! among it.
use sea_orm::{
    ActiveValue::Set,
    QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{ExprTrait, OnConflict},
};

pub use super::_entities::shops::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::Result;

impl ActiveModelBehavior for ActiveModel {}

pub const MOST_SHOWN: u64 = 200;

/// One more look at one of its pages, and how it ended: ready, partial, blocked or failed.
pub async fn note(db: &impl ConnectionTrait, host: &str, outcome: &str) -> Result<()> {
    let once = |word: &str| Set(i64::from(word == outcome));
    let first = ActiveModel {
        host: Set(host.into()),
        ready: once("ready"),
        partial: once("partial"),
        blocked: once("blocked"),
        failed: once("failed"),
        last_read_at: Set(Moment::now()),
        ..Default::default()
    };
    let counted = match outcome {
        "ready" => Column::Ready,
        "partial" => Column::Partial,
        "blocked" => Column::Blocked,
        _ => Column::Failed,
    };
    let one_more = Expr::col((Entity, counted)).add(1);
    let again = OnConflict::column(Column::Host)
        .value(counted, one_more)
        .update_column(Column::LastReadAt)
        .to_owned();
    Entity::insert(first).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// The most visited first.
pub async fn most_visited(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    let visits = Expr::col(Column::Ready)
        .add(Expr::col(Column::Partial))
        .add(Expr::col(Column::Blocked))
        .add(Expr::col(Column::Failed));
    let most = Entity::find().order_by_desc(visits).order_by_asc(Column::Host).limit(MOST_SHOWN);
    Ok(most.all(db).await?)
}

impl Model {
    pub fn visits(&self) -> i64 {
        self.ready + self.partial + self.blocked + self.failed
    }
}
