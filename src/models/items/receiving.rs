//! A wish come true: it leaves the wishes and stays as history, with a note whether she said thank you.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::Model;
use crate::{Result, models::Moment};

impl Model {
    /// Marked twice it keeps the first day.
    pub async fn receive(self, txn: &impl ConnectionTrait) -> Result<Self> {
        let day = Some(self.received_at.unwrap_or_else(Moment::now));
        self.change(txn, |item| item.received_at = Set(day)).await
    }

    /// Still wished for after all.
    pub async fn wish_again(self, txn: &impl ConnectionTrait) -> Result<Self> {
        self.change(txn, |item| {
            item.received_at = Set(None);
            item.thanked_at = Set(None);
        })
        .await
    }

    pub async fn thank(self, txn: &impl ConnectionTrait) -> Result<Self> {
        let day = Some(self.thanked_at.unwrap_or_else(Moment::now));
        self.change(txn, |item| item.thanked_at = Set(day)).await
    }
}
