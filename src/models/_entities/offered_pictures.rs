use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "offered_pictures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub item_id: i64,
    pub picture_id: i64,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::pictures::Entity",
        from = "Column::PictureId",
        to = "super::pictures::Column::Id",
        on_delete = "Cascade"
    )]
    Pictures,
}

impl Related<super::pictures::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Pictures.def()
    }
}
