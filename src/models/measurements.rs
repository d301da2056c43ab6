//! What the fleet measured, minute by minute: read back as points of a chart, each the sum of its processes.
use sea_orm::{FromQueryResult, Statement, entity::prelude::*};

pub use super::_entities::measurements::{ActiveModel, Column, Entity, Model, Relation};
use super::{Moment, named_measurements};
use crate::{
    Result,
    monitoring::histogram::{BUCKETS, Durations},
};

impl ActiveModelBehavior for ActiveModel {}

/// A stretch of time. What happened is summed over it, what was the case is shown at its worst.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Point {
    place: i64,
    pub minutes: i64,
    pub requests: i64,
    pub errors: i64,
    request_micros: i64,
    within_5: i64,
    within_10: i64,
    within_25: i64,
    within_50: i64,
    within_100: i64,
    within_200: i64,
    within_500: i64,
    within_1000: i64,
    within_2500: i64,
    beyond: i64,
    pub statements: i64,
    pub statement_micros: i64,
    pub slow_statements: i64,
    pub connections_busy: i64,
    pub cache_asked: i64,
    pub cache_memory_hits: i64,
    pub cache_shared_hits: i64,
    pub jobs_done: i64,
    pub jobs_failed: i64,
    pub jobs_waiting: i64,
    pub jobs_dead: i64,
    pub queue_millis: i64,
    pub sockets: i64,
    pub memory_kib: i64,
    pub disk_free_permille: i64,
}

/// `count` points of `step` minutes each from `from` on; a stretch nobody measured is `None`.
pub async fn points(
    db: &impl ConnectionTrait,
    from: Moment,
    step: i64,
    count: usize,
) -> Result<Vec<Option<Point>>> {
    let until = from.plus_minutes(step * count as i64);
    let values = [from.0.into(), (step * 60_000_000).into(), until.0.into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), POINTS, values);
    let mut points = vec![None; count];
    for point in Point::find_by_statement(statement).all(db).await? {
        if let Some(slot) = usize::try_from(point.place).ok().and_then(|place| points.get_mut(place)) {
            *slot = Some(point);
        }
    }
    Ok(points)
}

/// First the processes of a minute, then the minutes of a stretch. What the queue says is the fleet's already.
const POINTS: &str = "
SELECT (at - $1) / $2 AS place,
       COUNT(*) AS minutes,
       CAST(SUM(requests) AS BIGINT) AS requests,
       CAST(SUM(errors) AS BIGINT) AS errors,
       CAST(SUM(request_micros) AS BIGINT) AS request_micros,
       CAST(SUM(within_5) AS BIGINT) AS within_5,
       CAST(SUM(within_10) AS BIGINT) AS within_10,
       CAST(SUM(within_25) AS BIGINT) AS within_25,
       CAST(SUM(within_50) AS BIGINT) AS within_50,
       CAST(SUM(within_100) AS BIGINT) AS within_100,
       CAST(SUM(within_200) AS BIGINT) AS within_200,
       CAST(SUM(within_500) AS BIGINT) AS within_500,
       CAST(SUM(within_1000) AS BIGINT) AS within_1000,
       CAST(SUM(within_2500) AS BIGINT) AS within_2500,
       CAST(SUM(beyond) AS BIGINT) AS beyond,
       CAST(SUM(statements) AS BIGINT) AS statements,
       CAST(SUM(statement_micros) AS BIGINT) AS statement_micros,
       CAST(SUM(slow_statements) AS BIGINT) AS slow_statements,
       CAST(MAX(connections_busy) AS BIGINT) AS connections_busy,
       CAST(SUM(cache_asked) AS BIGINT) AS cache_asked,
       CAST(SUM(cache_memory_hits) AS BIGINT) AS cache_memory_hits,
       CAST(SUM(cache_shared_hits) AS BIGINT) AS cache_shared_hits,
       CAST(SUM(jobs_done) AS BIGINT) AS jobs_done,
       CAST(SUM(jobs_failed) AS BIGINT) AS jobs_failed,
       MAX(jobs_waiting) AS jobs_waiting,
       MAX(jobs_dead) AS jobs_dead,
       MAX(queue_millis) AS queue_millis,
       CAST(MAX(sockets) AS BIGINT) AS sockets,
       MAX(memory_kib) AS memory_kib,
       MIN(disk_free_permille) AS disk_free_permille
FROM (SELECT at,
             SUM(requests) AS requests, SUM(errors) AS errors, SUM(request_micros) AS request_micros,
             SUM(within_5) AS within_5, SUM(within_10) AS within_10, SUM(within_25) AS within_25,
             SUM(within_50) AS within_50, SUM(within_100) AS within_100, SUM(within_200) AS within_200,
             SUM(within_500) AS within_500, SUM(within_1000) AS within_1000, SUM(within_2500) AS within_2500,
             SUM(beyond) AS beyond, SUM(statements) AS statements, SUM(statement_micros) AS statement_micros,
             SUM(slow_statements) AS slow_statements, SUM(connections_busy) AS connections_busy,
             SUM(cache_asked) AS cache_asked, SUM(cache_memory_hits) AS cache_memory_hits,
             SUM(cache_shared_hits) AS cache_shared_hits, MAX(jobs_done) AS jobs_done,
             MAX(jobs_failed) AS jobs_failed, MAX(jobs_waiting) AS jobs_waiting, MAX(jobs_dead) AS jobs_dead,
             MAX(queue_millis) AS queue_millis, SUM(sockets) AS sockets, MAX(memory_kib) AS memory_kib,
             MIN(disk_free_permille) AS disk_free_permille
      FROM measurements WHERE at >= $1 AND at < $3 GROUP BY at) AS each_minute
GROUP BY 1";

/// Deletes what was measured before this moment.
pub async fn forget(db: &impl ConnectionTrait, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::At.lt(before)).exec(db).await?;
    named_measurements::forget(db, before).await
}

impl Point {
    pub fn latency(&self) -> Durations {
        let buckets: [i64; BUCKETS] = [
            self.within_5,
            self.within_10,
            self.within_25,
            self.within_50,
            self.within_100,
            self.within_200,
            self.within_500,
            self.within_1000,
            self.within_2500,
            self.beyond,
        ];
        Durations { buckets: buckets.map(i64::unsigned_abs), micros: self.request_micros.unsigned_abs() }
    }

    /// A count of the stretch, for each minute of it that was measured.
    pub fn a_minute(&self, count: i64) -> f64 {
        count as f64 / self.minutes.max(1) as f64
    }

    pub fn statement_ms(&self) -> Option<f64> {
        (self.statements > 0).then(|| self.statement_micros as f64 / 1000.0 / self.statements as f64)
    }

    /// Of what was asked of the cache, the share that was there, in either tier.
    pub fn hit_rate(&self) -> Option<f64> {
        let hits = self.cache_memory_hits + self.cache_shared_hits;
        (self.cache_asked > 0).then(|| hits as f64 / self.cache_asked as f64)
    }

    pub fn error_rate(&self) -> Option<f64> {
        (self.requests > 0).then(|| self.errors as f64 / self.requests as f64)
    }
}
