//! What routes and statements took, in steps of ten minutes. All processes add to the same rows, so their number
//! does not depend on the size of the fleet.
use sea_orm::{FromQueryResult, Statement, Value, entity::prelude::*};

pub use super::_entities::named_measurements::{ActiveModel, Column, Entity, Model, Relation};
use super::Moment;
use crate::{Result, monitoring::histogram::Durations};

impl ActiveModelBehavior for ActiveModel {}

const STEP: i64 = 10 * 60_000_000;
/// PostgreSQL and SQLite take far more values, but a statement should stay readable in a log.
const ROWS_AT_ONCE: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Route,
    Statement,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// One statement of the shape; empty for others.
    pub sample: String,
    pub times: u64,
    pub failed: u64,
    pub micros: u64,
    pub slowest_micros: u64,
}

/// What a name took in the time that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Took {
    pub name: String,
    pub sample: String,
    pub times: i64,
    pub failed: i64,
    pub micros: i64,
    pub slowest_micros: i64,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Route => "route",
            Self::Statement => "statement",
        }
    }
}

impl Named {
    pub fn new(name: &str, durations: &Durations, failed: u64, slowest_micros: u64) -> Self {
        Self {
            name: name.into(),
            sample: String::new(),
            times: durations.count(),
            failed,
            micros: durations.micros,
            slowest_micros,
        }
    }

    #[must_use]
    pub fn explained_by(self, sql: &str) -> Self {
        Self { sample: sql.into(), ..self }
    }

    #[must_use]
    pub fn since(&self, before: &Self) -> Self {
        Self {
            times: self.times.saturating_sub(before.times),
            failed: self.failed.saturating_sub(before.failed),
            micros: self.micros.saturating_sub(before.micros),
            ..self.clone()
        }
    }
}

/// In the order of their names, so that two processes never wait for each other's rows.
pub async fn add(db: &impl ConnectionTrait, at: Moment, mut all: Vec<(Kind, String, Named)>) -> Result<()> {
    all.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let at = Moment(at.0.div_euclid(STEP) * STEP);
    for some in all.chunks(ROWS_AT_ONCE) {
        let values = some.iter().flat_map(|(kind, print, named)| row(at, *kind, print, named));
        let statement =
            Statement::from_sql_and_values(db.get_database_backend(), add_sql(some.len()), values);
        db.execute_raw(statement).await?;
    }
    Ok(())
}

const COLUMNS: usize = 9;

fn row(at: Moment, kind: Kind, print: &str, named: &Named) -> [Value; COLUMNS] {
    let number = |count: u64| Value::from(i64::try_from(count).unwrap_or(i64::MAX));
    [
        at.0.into(),
        kind.word().into(),
        print.into(),
        named.name.as_str().into(),
        named.sample.as_str().into(),
        number(named.times),
        number(named.failed),
        number(named.micros),
        number(named.slowest_micros),
    ]
}

fn add_sql(rows: usize) -> String {
    let row = |first: usize| {
        let places: Vec<String> = (first..first + COLUMNS).map(|place| format!("${place}")).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(|number| row(number * COLUMNS + 1)).collect();
    format!(
        "INSERT INTO named_measurements (at, kind, print, name, sample, times, failed, micros, slowest_micros)
         VALUES {}
         ON CONFLICT (at, kind, print) DO UPDATE SET
           times = named_measurements.times + excluded.times,
           failed = named_measurements.failed + excluded.failed,
           micros = named_measurements.micros + excluded.micros,
           slowest_micros = CASE WHEN excluded.slowest_micros > named_measurements.slowest_micros
             THEN excluded.slowest_micros ELSE named_measurements.slowest_micros END",
        rows.join(", ")
    )
}

/// The names that took longest on average.
pub async fn foremost(db: &impl ConnectionTrait, kind: Kind, since: Moment, limit: u64) -> Result<Vec<Took>> {
    let sql = "SELECT name, MAX(sample) AS sample,
                CAST(SUM(times) AS BIGINT) AS times, CAST(SUM(failed) AS BIGINT) AS failed,
                CAST(SUM(micros) AS BIGINT) AS micros, MAX(slowest_micros) AS slowest_micros
         FROM named_measurements WHERE at > $1 AND kind = $2
         GROUP BY name ORDER BY SUM(micros) / SUM(times) DESC, name LIMIT $3";
    let values = [(since.0 - STEP).into(), kind.word().into(), (limit as i64).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Took::find_by_statement(statement).all(db).await?)
}

pub async fn forget(db: &impl ConnectionTrait, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::At.lt(before)).exec(db).await?;
    Ok(())
}

impl Took {
    pub fn average_ms(&self) -> f64 {
        self.micros as f64 / 1000.0 / self.times.max(1) as f64
    }
}
