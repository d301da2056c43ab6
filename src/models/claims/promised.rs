//! What a person still has to give, the next day first: for a glance on the first page, so no more than fits there.
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*, sea_query::NullOrdering};

use super::{Column, Entity, State, held};
use crate::Result;

pub const MOST: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Promised {
    pub id: i64,
    pub recipient_id: Option<i64>,
    pub snapshot_name: String,
    pub snapshot_recipient: String,
    pub snapshot_event_date: Option<Date>,
    pub quantity: i64,
}

/// One more than is shown, if there are more. Only ever of the giver who asks.
pub async fn promised(db: &impl ConnectionTrait, giver_id: i64) -> Result<Vec<Promised>> {
    let open = Entity::find()
        .select_only()
        .columns([Column::Id, Column::RecipientId, Column::SnapshotName, Column::SnapshotRecipient])
        .columns([Column::SnapshotEventDate, Column::Quantity])
        .filter(Column::GiverId.eq(giver_id))
        .filter(held())
        .filter(Column::State.ne(State::Given.word()))
        .filter(Column::Orphaned.is_null());
    let next = open
        .order_by_with_nulls(Column::SnapshotEventDate, sea_orm::Order::Asc, NullOrdering::Last)
        .order_by_asc(Column::Id)
        .limit(MOST as u64 + 1);
    Ok(next.into_model().all(db).await?)
}
