//! What happens to wishes, said to those who may see it.
use loco_rs::app::AppContext;
use serde::Serialize;

use super::Stream;
use crate::{
    app::hub,
    models::{Audience, items},
};

#[derive(Serialize)]
struct Changed {
    #[serde(rename = "type")]
    kind: &'static str,
    item_id: i64,
    list_id: i64,
}

/// After a claim was made, changed or released. Its owner hears nothing, and nothing at that moment either.
pub async fn gifters_told(ctx: &AppContext, list_id: i64, item_id: i64) {
    let claim = Changed { kind: "claim", item_id, list_id };
    hub(ctx).publish(&Stream::wishlist(list_id, Audience::Gifter), &claim).await;
}

/// After an edit. A wish that is hidden now leaves other people's pages at once.
pub async fn edited(ctx: &AppContext, before: &items::Model, after: &items::Model) {
    changed(ctx, if before.private { after } else { before }).await;
}

/// To everybody who sees the wish: nobody else even learns that there is one.
pub async fn changed(ctx: &AppContext, item: &items::Model) {
    let changed = Changed { kind: "item", item_id: item.id, list_id: item.wishlist_id };
    let audiences: &[Audience] = match item.private {
        true => &[Audience::Owner],
        false => &[Audience::Owner, Audience::Gifter, Audience::Public],
    };
    for audience in audiences {
        hub(ctx).publish(&Stream::wishlist(item.wishlist_id, *audience), &changed).await;
    }
}
