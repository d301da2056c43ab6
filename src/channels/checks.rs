//! When seeing may have ended, whoever listens asks again whether it may. Said after the commit.
use loco_rs::app::AppContext;

use super::Stream;
use crate::app::hub;

/// A list became more private, was put away or removed, or its share link ended.
pub async fn of_wishlist(ctx: &AppContext, id: i64) {
    say(ctx, &Stream::checks_of_wishlist(id)).await;
}

/// A friendship or a session ended, or somebody was blocked.
pub async fn of_person(ctx: &AppContext, user_id: i64) {
    say(ctx, &Stream::checks_of_person(user_id)).await;
}

pub async fn of_both(ctx: &AppContext, one: i64, other: i64) {
    of_person(ctx, one).await;
    of_person(ctx, other).await;
}

async fn say(ctx: &AppContext, stream: &Stream) {
    hub(ctx).publish(stream, &"check").await;
}
