//! A picture of a wish from its owner: hers stays, whatever a shop's page shows.
use loco_rs::app::AppContext;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

use super::{Model, provenance};
use crate::{Result, error::Invalid, models::pictures};

impl Model {
    /// Read, made small and kept before any transaction begins: a large one takes its time.
    pub async fn drawn_from(ctx: &AppContext, upload: Vec<u8>) -> Result<pictures::Model> {
        let picture = pictures::keep_upload(ctx, upload).await?;
        picture.ok_or_else(|| Invalid::one("picture", "picture_unclear").into())
    }

    /// Or none: then there is paper, and no shop's picture comes back by itself.
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
