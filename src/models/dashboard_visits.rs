//! How often a dashboard was opened. Counted in memory and written down together, so that reading a page stays a read;
//! a process that is cut off loses at most the last minute.
use std::{
    collections::HashMap,
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set,
    DatabaseConnection, QuerySelect,
    entity::prelude::*,
    sea_query::{Expr, ExprTrait, OnConflict},
};

pub use super::_entities::dashboard_visits::{ActiveModel, Column, Entity, Model, Relation};
use super::users;
use crate::{Result, database};

impl ActiveModelBehavior for ActiveModel {}

const ROWS_A_STATEMENT: usize = 1000;

#[derive(Clone, Default)]
pub struct Visits(Arc<Mutex<Counts>>);

type Counts = HashMap<(i64, NaiveDate), i64>;

impl Visits {
    pub fn note(&self, user_id: i64, day: NaiveDate) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry((user_id, day)).or_default() += 1;
    }

    /// Written down, or kept for the next time.
    pub async fn write(&self, db: &DatabaseConnection) -> Result<()> {
        let counts = mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if counts.is_empty() {
            return Ok(());
        }
        let written = write(db, &counts).await;
        if written.is_err() {
            self.keep(counts);
        }
        written
    }

    fn keep(&self, counts: Counts) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, visits) in counts {
            *waiting.entry(place).or_default() += visits;
        }
    }
}

async fn write(db: &DatabaseConnection, counts: &Counts) -> Result<()> {
    let mut places: Vec<_> = counts.iter().collect();
    // In one order everywhere, so that two processes never wait for each other.
    places.sort_unstable();
    let txn = database::begin(db).await?;
    for some in places.chunks(ROWS_A_STATEMENT) {
        let here = still_here(&txn, some.iter().map(|((user_id, _), _)| *user_id)).await?;
        let rows = some.iter().filter(|((user_id, _), _)| here.contains(user_id));
        let rows: Vec<ActiveModel> =
            rows.map(|((user_id, day), visits)| row(*user_id, *day, **visits)).collect();
        if !rows.is_empty() {
            Entity::insert_many(rows).on_conflict(added()).exec_without_returning(&txn).await?;
        }
    }
    txn.commit().await?;
    Ok(())
}

async fn still_here(db: &impl ConnectionTrait, ids: impl Iterator<Item = i64>) -> Result<Vec<i64>> {
    let people = users::Entity::find().select_only().column(users::Column::Id);
    Ok(people.filter(users::Column::Id.is_in(ids)).into_tuple().all(db).await?)
}

fn row(user_id: i64, day: NaiveDate, visits: i64) -> ActiveModel {
    ActiveModel { user_id: Set(user_id), day: Set(day), visits: Set(visits), ..Default::default() }
}

fn added() -> OnConflict {
    let sum = Expr::col((Entity, Column::Visits)).add(Expr::col(("excluded", Column::Visits)));
    OnConflict::columns([Column::UserId, Column::Day]).value(Column::Visits, sum).to_owned()
}
