use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "shops")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub host: String,
    pub at: Moment,
    pub ready: i64,
    pub partial: i64,
    pub blocked: i64,
    pub failed: i64,
    pub micros: i64,
    pub last_read_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
