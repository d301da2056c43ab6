//! Reads the page a wish links to.
use loco_rs::prelude::*;
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use crate::models::items;

pub struct UrlMetadataExtractionJob {
    ctx: AppContext,
}

/// As Ruby enqueues it: `perform_async(item_id, url)`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkArgs(pub i64, pub String);

#[async_trait]
impl BackgroundWorker<LinkArgs> for UrlMetadataExtractionJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    fn queue() -> Option<String> {
        Some("default".into())
    }

    async fn perform(&self, LinkArgs(id, url): LinkArgs) -> Result<()> {
        let item = items::Entity::find_by_id(id).one(&self.ctx.db).await?;
        let Some(item) = item.filter(|item| item.url.as_deref() == Some(url.as_str())) else { return Ok(()) };
        item.fetch_metadata(&self.ctx).await.map_err(Error::wrap)
    }
}
