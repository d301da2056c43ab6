use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub email: String,
    pub password_hash: String,
    pub name: String,
    #[sea_orm(unique)]
    pub handle: String,
    pub bio: String,
    pub admin: bool,
    pub locale: String,
    pub time_zone: String,
    pub currency: String,
    pub theme: String,
    pub muted: String,
    pub search_key: String,
    pub email_confirmed_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}
