//! What became of the links people pasted, by shop and hour, so that administrators see where people are left alone. Who
//! asked is not among it.
use std::time::Duration;

use sea_orm::{
    ActiveValue::Set,
    FromQueryResult, Statement,
    entity::prelude::*,
    sea_query::{ExprTrait, OnConflict},
};

pub use super::_entities::shops::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::{Result, monitoring::extraction::Outcome};

impl ActiveModelBehavior for ActiveModel {}

pub const MOST_SHOWN: u64 = 200;
pub const DAYS_KEPT: i64 = 30;
const HOUR: i64 = 3_600_000_000;

/// What became of a shop's links in the time that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Fared {
    pub host: String,
    pub ready: i64,
    pub partial: i64,
    pub blocked: i64,
    pub failed: i64,
    pub micros: i64,
    pub last_read_at: Moment,
}

/// One more link, how it ended and how long it took.
pub async fn note(db: &impl ConnectionTrait, host: &str, outcome: Outcome, elapsed: Duration) -> Result<()> {
    let once = |which: Outcome| Set(i64::from(which == outcome));
    let (now, micros) = (Moment::now(), i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX));
    let first = ActiveModel {
        host: Set(host.into()),
        at: Set(hour_of(now)),
        ready: once(Outcome::Ready),
        partial: once(Outcome::Partial),
        blocked: once(Outcome::Blocked),
        failed: once(Outcome::Failed),
        micros: Set(micros),
        last_read_at: Set(now),
        ..Default::default()
    };
    let counted = match outcome {
        Outcome::Ready => Column::Ready,
        Outcome::Partial => Column::Partial,
        Outcome::Blocked => Column::Blocked,
        Outcome::Failed => Column::Failed,
    };
    let again = OnConflict::columns([Column::Host, Column::At])
        .value(counted, Expr::col((Entity, counted)).add(1))
        .value(Column::Micros, Expr::col((Entity, Column::Micros)).add(micros))
        .update_column(Column::LastReadAt)
        .to_owned();
    Entity::insert(first).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// In whole hours, the most pasted first.
pub async fn since(db: &impl ConnectionTrait, from: Moment, limit: u64) -> Result<Vec<Fared>> {
    let sql = "SELECT host, CAST(SUM(ready) AS BIGINT) AS ready, CAST(SUM(partial) AS BIGINT) AS partial,
                CAST(SUM(blocked) AS BIGINT) AS blocked, CAST(SUM(failed) AS BIGINT) AS failed,
                CAST(SUM(micros) AS BIGINT) AS micros, MAX(last_read_at) AS last_read_at
         FROM shops WHERE at >= $1
         GROUP BY host ORDER BY SUM(ready + partial + blocked + failed) DESC, host LIMIT $2";
    let values = [hour_of(from).0.into(), (limit as i64).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Fared::find_by_statement(statement).all(db).await?)
}

pub async fn forget_old(db: &impl ConnectionTrait) -> Result<()> {
    Entity::delete_many().filter(Column::At.lt(Moment::in_days(-DAYS_KEPT))).exec(db).await?;
    Ok(())
}

fn hour_of(moment: Moment) -> Moment {
    Moment(moment.0.div_euclid(HOUR) * HOUR)
}

impl Fared {
    pub fn links(&self) -> i64 {
        self.outcomes().iter().sum()
    }

    /// In the order of `Outcome::ALL`.
    pub fn outcomes(&self) -> [i64; 4] {
        [self.ready, self.partial, self.blocked, self.failed]
    }

    pub fn average_ms(&self) -> f64 {
        self.micros as f64 / 1000.0 / Ord::max(self.links(), 1) as f64
    }
}
