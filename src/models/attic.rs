//! What nobody needs any more, and the day it goes for good.
use loco_rs::app::AppContext;

use super::{Moment, items, link_previews, offered_pictures, pictures, shops, submissions, wishlists};
use crate::Result;

const DAYS_TO_TAKE_BACK: i64 = 30;
const DAYS_TO_SEND_AGAIN: i64 = 2;

/// What people removed long enough ago that nobody takes it back, forms too old to be sent again, yesterday's facts
/// of shops' pages, how links fared long ago, and pictures nobody wears.
pub async fn sweep(ctx: &AppContext) -> Result<()> {
    let removed = Moment::in_days(-DAYS_TO_TAKE_BACK);
    let items = items::removing::sweep(&ctx.db, removed).await?;
    let lists = wishlists::removing::sweep(&ctx.db, removed).await?;
    let forms = submissions::forget(&ctx.db, Moment::in_days(-DAYS_TO_SEND_AGAIN)).await?;
    let pages = link_previews::forget_old(&ctx.db).await?;
    shops::forget_old(&ctx.db).await?;
    offered_pictures::forget_old(&ctx.db).await?;
    let pictures = pictures::sweep(ctx).await?;
    tracing::info!(items, lists, forms, pages, pictures, "swept up");
    Ok(())
}
