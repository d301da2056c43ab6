use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "connections")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub low_id: i64,
    pub high_id: i64,
    pub actor_id: i64,
    pub state: String,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::LowId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    Low,
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::HighId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    High,
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::ActorId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    Actor,
}
