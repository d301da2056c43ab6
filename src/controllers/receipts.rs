//! A guest's receipt: who holds the link may see what was promised, and take the promise back.
use axum::{
    extract::{Path, State},
    http::HeaderValue,
    response::Response,
};
use loco_rs::{
    app::AppContext,
    controller::Routes,
    prelude::{get, post},
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use crate::{
    Error, Result,
    channels::wishlists::gifters_told_of,
    database,
    models::{Gift, Token},
    views::{Flash, Page, gifts::GiftRow},
};

#[derive(Serialize)]
struct Show {
    token: String,
    gift: GiftRow,
}

pub async fn show(page: Page, State(ctx): State<AppContext>, Path(token): Path<String>) -> Result<Response> {
    let gift = find(&ctx.db, &page, &token).await?;
    let view = Show { gift: GiftRow::new(&gift, page.locale()), token };
    let mut answer = page.show("receipts/show.html", &view)?;
    answer.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    Ok(answer)
}

pub async fn release(
    page: Page,
    State(ctx): State<AppContext>,
    Path(token): Path<String>,
) -> Result<Response> {
    let txn = database::begin(&ctx.db).await?;
    let gift = find(&txn, &page, &token).await?;
    gift.claim.clone().release(&txn).await?;
    txn.commit().await?;
    gifters_told_of(&ctx, &gift.claim).await;
    Ok(Flash::done("released").naming(&gift.claim.snapshot_name).and_go(&format!("/receipts/{token}")))
}

/// A receipt that finds its way to the one it is a surprise for opens nothing.
async fn find(db: &impl ConnectionTrait, page: &Page, token: &str) -> Result<Gift> {
    let gift = Gift::by_receipt(db, &Token::from(token)).await?;
    let for_viewer = gift.claim.recipient_id.is_some_and(|id| page.viewer().is(id));
    if for_viewer { Err(Error::NotFound) } else { Ok(gift) }
}

pub fn routes() -> Routes {
    Routes::new().add("/receipts/{token}", get(show)).add("/receipts/{token}/release", post(release))
}
