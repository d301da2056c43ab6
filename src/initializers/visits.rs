//! Writes down once a minute who opened their dashboard.
use std::time::Duration;

use async_trait::async_trait;
use loco_rs::{Result, app::AppContext, app::Initializer};
use tokio::time::{MissedTickBehavior, interval};

use crate::app::visits;

pub struct VisitsAreWritten;

const EVERY: Duration = Duration::from_mins(1);

#[async_trait]
impl Initializer for VisitsAreWritten {
    fn name(&self) -> String {
        "visits".into()
    }

    async fn before_run(&self, ctx: &AppContext) -> Result<()> {
        let ctx = ctx.clone();
        tokio::spawn(async move {
            let mut minutes = interval(EVERY);
            minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                minutes.tick().await;
                write(&ctx).await;
            }
        });
        Ok(())
    }
}

pub async fn write(ctx: &AppContext) {
    if let Err(err) = visits(ctx).write(&ctx.db).await {
        tracing::warn!(error = %err, "visits wait to be written down");
    }
}
