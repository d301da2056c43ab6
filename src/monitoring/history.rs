//! The history: each process writes down, once a minute, what it counted since it last did. One row for the figures,
//! one statement for everything that has a name. A minute that cannot be written is written with the next.
use std::{collections::BTreeMap, sync::LazyLock, time::Duration};

use loco_rs::app::AppContext;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use tokio::time::sleep;

use super::{
    histogram::Durations,
    metrics::Seen,
    of,
    pool::Pool,
    process::{self, Process},
};
use crate::{
    Result,
    app::{fragments, hub, settings},
    models::{
        Moment, measurements,
        named_measurements::{self, Kind, Named},
    },
    views::fragments::Tally,
};

const A_MINUTE: i64 = 60_000_000;
/// How often what is too old is deleted.
const MINUTES_BETWEEN_TRIMS: i64 = 30;

static PROCESS: LazyLock<String> = LazyLock::new(|| {
    let drawn: u32 = rand::random();
    format!("{}-{drawn:08x}", std::process::id())
});

/// What was counted when it was last written, or is counted now.
#[derive(Clone, Default)]
pub struct Written {
    requests: Durations,
    errors: u64,
    statements: Durations,
    slow: u64,
    failed: u64,
    cache: Tally,
    named: BTreeMap<(Kind, String), Named>,
}

pub fn keep_writing(ctx: &AppContext) {
    if !settings(ctx).monitoring.history {
        return;
    }
    let ctx = ctx.clone();
    tokio::spawn(async move {
        loop {
            sleep(until_the_next_minute()).await;
            if let Err(error) = write(&ctx, Moment::now()).await {
                tracing::warn!(%error, "this minute's figures wait for the next");
            }
        }
    });
}

/// Shortly after it began, so that the queue has counted the one before.
fn until_the_next_minute() -> Duration {
    let into = Moment::now().0.rem_euclid(A_MINUTE);
    Duration::from_micros((A_MINUTE - into).unsigned_abs()) + Duration::from_millis(200)
}

/// Writes down the minute that ended before `now`.
pub async fn write(ctx: &AppContext, now: Moment) -> Result<()> {
    let at = Moment((now.0.div_euclid(A_MINUTE) - 1) * A_MINUTE);
    let counted = Written::until_now(ctx);
    let (row, named) = {
        let before = of(ctx).written().clone();
        (row(ctx, at, &counted, &before).await, counted.named_since(&before))
    };
    row.insert(&ctx.db).await?;
    named_measurements::add(&ctx.db, at, named).await?;
    *of(ctx).written() = counted;
    if at.0.div_euclid(A_MINUTE) % MINUTES_BETWEEN_TRIMS == 0 {
        measurements::forget(&ctx.db, now.plus_minutes(-60 * settings(ctx).monitoring.keep_hours)).await?;
    }
    Ok(())
}

impl Written {
    fn until_now(ctx: &AppContext) -> Self {
        use std::sync::atomic::Ordering::Relaxed;

        let monitor = of(ctx);
        let mut counted = Self {
            statements: monitor.shapes.all.read(),
            slow: monitor.shapes.slow.load(Relaxed),
            failed: monitor.shapes.failed.load(Relaxed),
            cache: fragments(ctx).counts().tally(),
            ..Self::default()
        };
        for (name, route) in monitor.requests.all() {
            let latency = route.latency.read();
            counted.requests.add(&latency);
            counted.errors += route.failed();
            let named = Named::new(&name, &latency, route.failed(), route.latency.take_slowest());
            counted.named.insert((Kind::Route, name), named);
        }
        for shape in monitor.shapes.all_shapes() {
            let failed = shape.failed.load(Relaxed);
            let named = Named::new(&shape.text, &shape.latency.read(), failed, shape.latency.take_slowest());
            counted.named.insert((Kind::Statement, shape.print.clone()), named.explained_by(&shape.sql));
        }
        counted
    }

    /// Whatever happened since, by name.
    fn named_since(&self, before: &Self) -> Vec<(Kind, String, Named)> {
        let nothing = Named::default();
        let each = self.named.iter().map(|((kind, print), named)| {
            let known = before.named.get(&(*kind, print.clone())).unwrap_or(&nothing);
            (*kind, print.clone(), named.since(known))
        });
        each.filter(|(_, _, named)| named.times > 0).collect()
    }
}

async fn row(ctx: &AppContext, at: Moment, now: &Written, before: &Written) -> measurements::ActiveModel {
    let (requests, statements) =
        (now.requests.since(&before.requests), now.statements.since(&before.statements));
    let cache = now.cache.since(&before.cache);
    let within = requests.buckets.map(|count| Set(count as i64));
    let [w5, w10, w25, w50, w100, w200, w500, w1000, w2500, beyond] = within;
    let pool = Pool::of(&ctx.db);
    let set = |count: u64| Set(i64::try_from(count).unwrap_or(i64::MAX));
    let measured = measurements::ActiveModel {
        at: Set(at),
        process: Set(PROCESS.clone()),
        requests: set(requests.count()),
        errors: set(now.errors.saturating_sub(before.errors)),
        request_micros: set(requests.micros),
        within_5: w5,
        within_10: w10,
        within_25: w25,
        within_50: w50,
        within_100: w100,
        within_200: w200,
        within_500: w500,
        within_1000: w1000,
        within_2500: w2500,
        beyond,
        statements: set(statements.count()),
        statement_micros: set(statements.micros),
        slow_statements: set(now.slow.saturating_sub(before.slow)),
        failed_statements: set(now.failed.saturating_sub(before.failed)),
        connections_open: set(pool.open),
        connections_busy: set(pool.busy()),
        cache_asked: set(cache.asked()),
        cache_memory_hits: set(cache.memory_hits),
        cache_shared_hits: set(cache.shared_hits),
        renders: set(cache.renders),
        render_micros: set(cache.render_micros),
        sockets: set(hub(ctx).sockets() as u64),
        memory_kib: set(Process::read().map_or(0, |process| process.resident_bytes / 1024)),
        disk_free_permille: set(disk_free_permille(ctx)),
        ..Default::default()
    };
    with_queue(ctx, at, measured).await
}

/// A queue that does not answer leaves nothing behind, which the charts show as nothing.
async fn with_queue(
    ctx: &AppContext,
    at: Moment,
    mut row: measurements::ActiveModel,
) -> measurements::ActiveModel {
    let Some(seen) = Seen::of(ctx).await else { return row };
    let minutes = seen.minutes(at, 1);
    row.jobs_done = Set(minutes.iter().map(|minute| minute.processed as i64).sum());
    row.jobs_failed = Set(minutes.iter().map(|minute| minute.failed as i64).sum());
    row.jobs_waiting = Set(seen.stats.enqueued as i64);
    row.jobs_dead = Set(seen.stats.dead as i64);
    row.queue_millis = Set((seen.latency() * 1000.0) as i64);
    row.workers = Set(seen.stats.processes as i64);
    row
}

fn disk_free_permille(ctx: &AppContext) -> u64 {
    process::disk(&settings(ctx).data).map_or(1000, |(free, whole)| free * 1000 / whole.max(1))
}
