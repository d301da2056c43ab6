use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "measurements")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: Moment,
    pub process: String,
    pub requests: i64,
    pub errors: i64,
    pub request_micros: i64,
    pub within_5: i64,
    pub within_10: i64,
    pub within_25: i64,
    pub within_50: i64,
    pub within_100: i64,
    pub within_200: i64,
    pub within_500: i64,
    pub within_1000: i64,
    pub within_2500: i64,
    pub beyond: i64,
    pub statements: i64,
    pub statement_micros: i64,
    pub slow_statements: i64,
    pub failed_statements: i64,
    pub connections_open: i64,
    pub connections_busy: i64,
    pub cache_asked: i64,
    pub cache_memory_hits: i64,
    pub cache_shared_hits: i64,
    pub renders: i64,
    pub render_micros: i64,
    pub jobs_done: i64,
    pub jobs_failed: i64,
    pub jobs_waiting: i64,
    pub jobs_dead: i64,
    pub queue_millis: i64,
    pub workers: i64,
    pub sockets: i64,
    pub memory_kib: i64,
    pub disk_free_permille: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
