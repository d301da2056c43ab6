//! From a shop's picture to ours.
use axum::body::Bytes;
use futures_util::{StreamExt, stream};
use jobs::metadata::fetch::Refusal;
use loco_rs::app::AppContext;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::{
    ActiveModel, Model,
    keeping::{from, made, settled, source_key},
};
use crate::{Result, app::fetcher};

const AT_ONCE: usize = 4;

/// Ours already, or fetched now. None when it is no picture we can show, or does not come.
pub async fn fetch(ctx: &AppContext, url: &Url) -> Result<Option<Model>> {
    if let Some(ours) = from(&ctx.db, &[source_key(url.as_str())]).await?.pop() {
        return Ok(Some(ours));
    }
    let Some(row) = fetched(ctx, url).await? else { return Ok(None) };
    Ok(settled(ctx, vec![row]).await?.pop())
}

/// Several of a page, in this order, as far as they come in time.
pub async fn fetch_all(ctx: &AppContext, urls: Vec<Url>, until: Instant) -> Result<Vec<Model>> {
    let sources: Vec<String> = urls.iter().map(|url| source_key(url.as_str())).collect();
    let mut found = from(&ctx.db, &sources).await?;
    let is_ours = |source: &String| found.iter().any(|ours| ours.source_key == *source);
    let missing: Vec<Url> =
        urls.into_iter().zip(&sources).filter(|(_, source)| !is_ours(source)).map(|(url, _)| url).collect();
    let one = |url: Url| async move { fetched(ctx, &url).await };
    let mut coming = stream::iter(missing.into_iter().map(one)).buffer_unordered(AT_ONCE);
    let mut rows = Vec::new();
    while let Ok(Some(row)) = timeout_at(until, coming.next()).await {
        rows.extend(row?);
    }
    found.extend(settled(ctx, rows).await?);
    found.sort_by_key(|picture| sources.iter().position(|source| *source == picture.source_key));
    Ok(found)
}

async fn fetched(ctx: &AppContext, url: &Url) -> Result<Option<ActiveModel>> {
    match patiently(ctx, url).await? {
        Ok(bytes) => made(ctx, url.as_str(), bytes).await,
        Err(refusal) => {
            tracing::info!(reason = refusal.as_str(), "a wish's picture did not come");
            Ok(None)
        }
    }
}

/// Shops' picture servers stumble; once more is often enough, and a wish does not wait longer for its picture.
async fn patiently(ctx: &AppContext, url: &Url) -> Result<Result<Bytes, Refusal>> {
    let fetcher = fetcher(ctx)?;
    match fetcher.picture(url).await {
        Err(refusal) if refusal.is_transient() => Ok(fetcher.picture(url).await),
        settled => Ok(settled),
    }
}
