//! Carries a notice to the operator's webhook; the queue tries again when nobody takes it.
use jobs::webhook;
use loco_rs::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{app::settings, monitoring::alerts::Notice};

pub struct WebhookDeliveryJob {
    ctx: AppContext,
}

/// Without the address: it may hold a secret, and settings know it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WebhookArgs {
    pub notice: Value,
}

impl WebhookArgs {
    pub fn new(notice: &Notice) -> Self {
        Self { notice: serde_json::to_value(notice).unwrap_or_default() }
    }
}

#[async_trait]
impl BackgroundWorker<WebhookArgs> for WebhookDeliveryJob {
    fn build(ctx: &AppContext) -> Self {
        Self { ctx: ctx.clone() }
    }

    async fn perform(&self, args: WebhookArgs) -> Result<()> {
        let address = settings(&self.ctx).alerts.webhook.clone();
        if address.is_empty() {
            return Ok(());
        }
        webhook::post(&address, &args.notice).await.map_err(Error::wrap)
    }
}
