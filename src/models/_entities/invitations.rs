use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub inviter_id: i64,
    pub email: Option<String>,
    pub token: String,
    pub uses: i64,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub accepted_at: Option<Moment>,
    pub declined_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::InviterId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    Users,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Users.def()
    }
}
