//! Every five minutes one process of the fleet looks whether all is well, and says so when that changes: in the log, by
//! mail and to a webhook. `rules.rs` says what is watched, `models/alerts.rs` when an alert turns, `notice.rs` how it
//! is told.
use std::time::Duration;

use jobs::queue::{NewJob, Queue};
use loco_rs::app::AppContext;

mod notice;
mod rules;

pub use notice::Notice;
pub use rules::{Readings, Rule};

use crate::{
    Result,
    app::settings,
    database,
    models::{
        Moment,
        alerts::{self, Model},
    },
};

/// Enqueued at every tick of the fleet's clock, by whichever process comes first.
pub fn keep_looking(ctx: &AppContext, queue: &Queue) {
    let every = settings(ctx).alerts.every_s;
    if every > 0 {
        let look = NewJob::new("AlertsJob", ()).queue("low_priority");
        queue.every("alerts", Duration::from_secs(every), look);
    }
}

/// Looks, remembers, and tells what turned. A second look in the same stretch of time is none.
pub async fn look(ctx: &AppContext, now: Moment) -> Result<Vec<Notice>> {
    let readings = Readings::take(ctx, now).await?;
    let notices = remember(ctx, &readings, now).await?;
    for notice in &notices {
        notice.tell(ctx).await;
    }
    Ok(notices)
}

async fn remember(ctx: &AppContext, readings: &Readings, now: Moment) -> Result<Vec<Notice>> {
    let limits = &settings(ctx).alerts;
    let txn = database::begin(&ctx.db).await?;
    database::one_at_a_time(&txn, "alerts").await?;
    let mut known = alerts::all(&txn).await?;
    let mut notices = Vec::new();
    for rule in Rule::all(limits) {
        let place = known.iter().position(|alert| alert.name == rule.name);
        let mut alert = place.map_or_else(|| Model::new(rule.name, now), |place| known.swap_remove(place));
        if is_the_same_look(&alert, limits.every_s, now) {
            continue;
        }
        let value = readings.value(rule.name);
        let turn = alert.looks(rule.verdict(value), value.unwrap_or_default(), limits.looks, now);
        if let Some(turn) = turn {
            notices.push(Notice::new(&rule, turn, value, now));
        }
        alert.keep(&txn).await?;
    }
    txn.commit().await?;
    Ok(notices)
}

/// A job may run twice; half the pause tells a repetition from the next look.
fn is_the_same_look(alert: &Model, every_s: u64, now: Moment) -> bool {
    now.0 - alert.looked_at.0 < i64::try_from(every_s).unwrap_or(0) * 500_000
}
