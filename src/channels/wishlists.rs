//! What happens to wishes, said to those who may see it.
use loco_rs::app::AppContext;
use serde::Serialize;

use super::Stream;
use crate::{
    app::hub,
    models::{Audience, claims, items},
};

#[derive(Serialize)]
struct Changed {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item_id: Option<i64>,
    list_id: i64,
}

/// After a claim was made, changed or released. Its owner hears nothing, and nothing at that moment either.
pub async fn gifters_told(ctx: &AppContext, list_id: i64, item_id: i64) {
    let claim = Changed { kind: "claim", item_id: Some(item_id), list_id };
    hub(ctx).publish(&Stream::wishlist(list_id, Audience::Gifter), &claim).await;
}

/// The same, where only the claim is at hand. A wish that is gone is on nobody's page.
pub async fn gifters_told_of(ctx: &AppContext, claim: &claims::Model) {
    if let (Some(list_id), Some(item_id)) = (claim.wishlist_id, claim.item_id) {
        gifters_told(ctx, list_id, item_id).await;
    }
}

/// After wishes were added: pages that show the list fetch it again.
pub async fn grew(ctx: &AppContext, list_id: i64) {
    let grown = Changed { kind: "list", item_id: None, list_id };
    for audience in [Audience::Owner, Audience::Gifter, Audience::Public] {
        hub(ctx).publish(&Stream::wishlist(list_id, audience), &grown).await;
    }
}

/// After an edit. A wish that is hidden now leaves other people's pages at once.
pub async fn edited(ctx: &AppContext, before: &items::Model, after: &items::Model) {
    changed(ctx, if before.private { after } else { before }).await;
}

/// To everybody who sees the wish: nobody else even learns that there is one.
pub async fn changed(ctx: &AppContext, item: &items::Model) {
    let changed = Changed { kind: "item", item_id: Some(item.id), list_id: item.wishlist_id };
    let audiences: &[Audience] = match item.private {
        true => &[Audience::Owner],
        false => &[Audience::Owner, Audience::Gifter, Audience::Public],
    };
    for audience in audiences {
        hub(ctx).publish(&Stream::wishlist(item.wishlist_id, *audience), &changed).await;
    }
}
