use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "items")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub wishlist_id: i64,
    pub name: String,
    pub description: String,
    pub url: Option<String>,
    pub price_minor: Option<i64>,
    pub currency: Option<String>,
    pub priority: i64,
    pub quantity: Option<i64>,
    pub position: i64,
    pub private: bool,
    pub preview_state: String,
    pub preview_reason: Option<String>,
    pub preview_requested_at: Option<Moment>,
    pub preview_attempts: i64,
    pub provenance: String,
    pub picture_id: Option<i64>,
    pub received_at: Option<Moment>,
    pub thanked_at: Option<Moment>,
    pub deleted_at: Option<Moment>,
    pub claims_changed_at: Moment,
    pub created_at: Moment,
    pub updated_at: Moment,
    pub handed_over: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::wishlists::Entity",
        from = "Column::WishlistId",
        to = "super::wishlists::Column::Id",
        on_delete = "Cascade"
    )]
    Wishlists,
    #[sea_orm(
        belongs_to = "super::pictures::Entity",
        from = "Column::PictureId",
        to = "super::pictures::Column::Id",
        on_delete = "SetNull"
    )]
    Pictures,
}

impl Related<super::wishlists::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Wishlists.def()
    }
}

impl Related<super::pictures::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Pictures.def()
    }
}
