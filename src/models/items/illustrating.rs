//! A picture of a wish from its owner, her own or one of the page's: it stays, whatever a shop's page shows.
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{Model, provenance};
use crate::Result;

impl Model {
    /// A picture, or none: then there is paper, and no shop's picture comes back by itself.
    pub async fn wear(self, txn: &impl ConnectionTrait, picture: Option<i64>) -> Result<Self> {
        let provenance = provenance::add(&self.provenance, ["picture"].into_iter());
        let found = self.preview_reason.as_deref() == Some("no_picture");
        self.change(txn, |item| {
            item.picture_id = Set(picture);
            item.provenance = Set(provenance);
            if found {
                item.preview_state = Set("ready".into());
                item.preview_reason = Set(None);
            }
        })
        .await
    }
}
