//! What she still has to give, as the page's statement tells it: for a glance, so no more than fits there. Of claims
//! she sees nothing else here, and of her own lists' claims nothing at all.
use chrono::NaiveDate;
use sea_orm::{DbErr, QueryResult};

use super::Row;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    pub id: i64,
    pub quantity: i64,
    pub event_date: Option<NaiveDate>,
    pub title: String,
    pub recipient: String,
    pub recipient_id: Option<i64>,
}

impl Promised {
    pub(super) fn of(said: &QueryResult, row: &Row) -> Result<Self, DbErr> {
        Ok(Self {
            id: row.id,
            quantity: row.version.0,
            event_date: row.event_date,
            title: said.try_get_by_index(4)?,
            recipient: said.try_get_by_index(5)?,
            recipient_id: said.try_get_by_index(6)?,
        })
    }
}
