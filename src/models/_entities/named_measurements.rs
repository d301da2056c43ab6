use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "named_measurements")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: Moment,
    pub kind: String,
    pub print: String,
    pub name: String,
    pub sample: String,
    pub times: i64,
    pub failed: i64,
    pub micros: i64,
    pub slowest_micros: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
