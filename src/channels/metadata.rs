//! What became of a link, to the person who added it, and that the wish changed, to everybody who sees it.
use loco_rs::app::AppContext;
use sea_orm::EntityTrait;
use serde::Serialize;

use super::{Stream, wishlists};
use crate::{
    app::hub,
    models::{Moment, items, wishlists as lists},
};

#[derive(Serialize)]
struct Report<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    item_id: i64,
    list_id: i64,
    url: Option<&'a str>,
    /// ready, partial, blocked or failed; a failure is news too.
    outcome: &'a str,
    reason: Option<&'a str>,
    name: &'a str,
    price_minor: Option<i64>,
    currency: Option<&'a str>,
    picture_id: Option<i64>,
    at: Moment,
}

/// Only once it is saved: whoever hears of it looks at once.
pub async fn reported(ctx: &AppContext, item: &items::Model) {
    match lists::Entity::find_by_id(item.wishlist_id).one(&ctx.db).await {
        Ok(Some(list)) => hub(ctx).publish(&Stream::metadata_of(list.user_id), &Report::of(item)).await,
        Ok(None) => return,
        Err(err) => tracing::warn!(item.id = item.id, error = %err, "nobody was told what became of a link"),
    }
    wishlists::changed(ctx, item).await;
}

impl<'a> Report<'a> {
    fn of(item: &'a items::Model) -> Self {
        Self {
            kind: "metadata_extraction",
            item_id: item.id,
            list_id: item.wishlist_id,
            url: item.url.as_deref(),
            outcome: &item.preview_state,
            reason: item.preview_reason.as_deref(),
            name: &item.name,
            price_minor: item.price_minor,
            currency: item.currency.as_deref(),
            picture_id: item.picture_id,
            at: item.updated_at,
        }
    }
}
