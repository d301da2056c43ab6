use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::models::Moment;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub item_id: Option<i64>,
    pub wishlist_id: Option<i64>,
    pub recipient_id: Option<i64>,
    pub giver_id: Option<i64>,
    pub guest_name: Option<String>,
    pub guest_email: Option<String>,
    pub receipt_hash: Option<String>,
    pub quantity: i64,
    pub state: String,
    pub show_name: bool,
    pub note: String,
    pub snapshot_name: String,
    pub snapshot_price_minor: Option<i64>,
    pub snapshot_currency: Option<String>,
    pub snapshot_url: Option<String>,
    pub snapshot_recipient: String,
    pub snapshot_wishlist: String,
    pub snapshot_event_date: Option<Date>,
    pub item_version: Moment,
    pub orphaned: Option<String>,
    pub released_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::items::Entity",
        from = "Column::ItemId",
        to = "super::items::Column::Id",
        on_delete = "SetNull"
    )]
    Items,
    #[sea_orm(
        belongs_to = "super::wishlists::Entity",
        from = "Column::WishlistId",
        to = "super::wishlists::Column::Id",
        on_delete = "SetNull"
    )]
    Wishlists,
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::RecipientId",
        to = "super::users::Column::Id",
        on_delete = "SetNull"
    )]
    Recipient,
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::GiverId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    Giver,
}

impl Related<super::items::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Items.def()
    }
}

impl Related<super::wishlists::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Wishlists.def()
    }
}
