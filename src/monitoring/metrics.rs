//! Everything this process knows of itself, and what it sees of the queue, as one page for Prometheus. Labels are
//! route patterns, shapes of statements, queues and outcomes: bounded, and nothing of a person.
use std::sync::atomic::Ordering::Relaxed;

use jobs::queue::{Minute, Queue, QueueInfo, Stats};
use loco_rs::app::AppContext;

use super::{
    Monitor,
    exposition::{
        Kind::{Counter, Gauge, Histogram},
        Page,
    },
    extraction::Outcome,
    of,
    pool::Pool,
    process::{self, Process},
};
use crate::{
    app::{fragments, hub, settings},
    models::Moment,
};

/// Queues come from configuration, but anybody who writes to Redis may invent one.
const MOST_QUEUES: usize = 50;

pub async fn page(ctx: &AppContext) -> String {
    let (monitor, mut page) = (of(ctx), Page::default());
    page.family("wishare_build_info", Gauge, "Which build answers; always 1.");
    page.sample(&[("version", env!("CARGO_PKG_VERSION")), ("build", env!("WISHARE_BUILD"))], 1.0);
    requests(&mut page, &monitor);
    statements(&mut page, &monitor);
    pool(&mut page, ctx);
    cache(&mut page, ctx);
    queue(&mut page, ctx).await;
    extraction(&mut page, &monitor);
    store(&mut page, &monitor);
    page.one("wishare_sockets_open", Gauge, "Pages listening live.", hub(ctx).sockets() as f64);
    process(&mut page, ctx);
    page.finish()
}

fn requests(page: &mut Page, monitor: &Monitor) {
    let routes = monitor.requests.all();
    page.family(
        "wishare_http_requests_total",
        Counter,
        "Requests answered, by the first digit of the status.",
    );
    for (name, route) in &routes {
        for (digit, answers) in route.answers.iter().enumerate() {
            let (count, status) = (answers.load(Relaxed), format!("{}xx", digit + 1));
            if count > 0 {
                let labels = [("method", method(name)), ("route", pattern(name)), ("status", &status)];
                page.sample(&labels, count as f64);
            }
        }
    }
    page.family("wishare_http_request_duration_seconds", Histogram, "Time to answer, by route pattern.");
    for (name, route) in &routes {
        page.histogram(&[("method", method(name)), ("route", pattern(name))], &route.latency.read());
    }
    page.family("wishare_http_request_statements_total", Counter, "Database statements asked by requests.");
    for (name, route) in &routes {
        let labels = [("method", method(name)), ("route", pattern(name))];
        page.sample(&labels, route.statements.load(Relaxed) as f64);
    }
}

fn method(route: &str) -> &str {
    route.split_once(' ').map_or("OTHER", |(method, _)| method)
}

fn pattern(route: &str) -> &str {
    route.split_once(' ').map_or(route, |(_, pattern)| pattern)
}

fn statements(page: &mut Page, monitor: &Monitor) {
    let shapes = &monitor.shapes;
    page.family("wishare_database_statement_duration_seconds", Histogram, "Time a database statement took.");
    page.histogram(&[], &shapes.all.read());
    let (slow, failed) = (shapes.slow.load(Relaxed) as f64, shapes.failed.load(Relaxed) as f64);
    page.one("wishare_database_slow_statements_total", Counter, "Statements above 100 ms.", slow);
    page.one("wishare_database_failed_statements_total", Counter, "Statements that failed.", failed);
    let all = shapes.all_shapes();
    page.family("wishare_database_shape_statements_total", Counter, "Statements by shape.");
    for shape in &all {
        let labels = [("shape", shape.label.as_str()), ("print", &shape.print)];
        page.sample(&labels, shape.latency.read().count() as f64);
    }
    page.family("wishare_database_shape_seconds_total", Counter, "Time statements took, by shape.");
    for shape in &all {
        let labels = [("shape", shape.label.as_str()), ("print", &shape.print)];
        page.sample(&labels, shape.latency.read().micros as f64 / 1e6);
    }
}

fn pool(page: &mut Page, ctx: &AppContext) {
    let pool = Pool::of(&ctx.db);
    page.family("wishare_database_connections", Gauge, "Connections of this process.");
    page.sample(&[("state", "busy")], pool.busy() as f64);
    page.sample(&[("state", "idle")], pool.idle as f64);
    let most = f64::from(ctx.config.database.max_connections);
    page.one("wishare_database_connections_max", Gauge, "As many connections there may be.", most);
}

fn cache(page: &mut Page, ctx: &AppContext) {
    let fragments = fragments(ctx);
    let cache = fragments.counts().tally();
    page.family("wishare_cache_lookups_total", Counter, "Rendered pieces asked for, by tier and result.");
    for (tier, result, count) in [
        ("memory", "hit", cache.memory_hits),
        ("memory", "miss", cache.misses),
        ("shared", "hit", cache.shared_hits),
        ("shared", "miss", cache.misses.saturating_sub(cache.shared_hits)),
    ] {
        page.sample(&[("tier", tier), ("result", result)], count as f64);
    }
    let seconds = cache.render_micros as f64 / 1e6;
    page.one("wishare_cache_renders_total", Counter, "Pieces rendered.", cache.renders as f64);
    page.one("wishare_cache_render_seconds_total", Counter, "Time that took.", seconds);
    page.one(
        "wishare_cache_memory_bytes",
        Gauge,
        "Size of the tier in memory.",
        fragments.memory_bytes() as f64,
    );
}

async fn queue(page: &mut Page, ctx: &AppContext) {
    let seen = Seen::of(ctx).await;
    page.one("wishare_queue_up", Gauge, "Whether the queue answers.", f64::from(u8::from(seen.is_some())));
    let Some(Seen { stats, queues, .. }) = seen else { return };
    page.family("wishare_queue_depth", Gauge, "Jobs waiting in a queue.");
    for queue in queues.iter().take(MOST_QUEUES) {
        page.sample(&[("queue", &queue.name)], queue.size as f64);
    }
    page.family("wishare_queue_latency_seconds", Gauge, "How long its oldest job has waited.");
    for queue in queues.iter().take(MOST_QUEUES) {
        page.sample(&[("queue", &queue.name)], queue.latency);
    }
    page.family("wishare_queue_jobs", Gauge, "Jobs outside of a queue.");
    for (state, count) in
        [("busy", stats.busy), ("scheduled", stats.scheduled), ("retry", stats.retries), ("dead", stats.dead)]
    {
        page.sample(&[("state", state)], count as f64);
    }
    page.one("wishare_queue_processed_total", Counter, "Jobs run.", stats.processed as f64);
    page.one("wishare_queue_failed_total", Counter, "Runs that failed.", stats.failed as f64);
    page.one("wishare_queue_processes", Gauge, "Worker processes alive.", stats.processes as f64);
}

/// The queue as it stands, or nothing when it does not answer.
pub struct Seen {
    pub stats: Stats,
    pub queues: Vec<QueueInfo>,
    throughput: Vec<Minute>,
}

impl Seen {
    pub async fn of(ctx: &AppContext) -> Option<Self> {
        let queue = ctx.shared_store.get::<Queue>()?;
        let (stats, queues) = (queue.stats().await.ok()?, queue.queues().await.ok()?);
        Some(Self { stats, queues, throughput: queue.throughput().await.ok()? })
    }

    /// What was done in so many minutes from this one on.
    pub fn minutes(&self, from: Moment, count: i64) -> Vec<Minute> {
        let from = from.0.div_euclid(1_000_000);
        let meant = from..from + count * 60;
        self.throughput.iter().filter(|minute| meant.contains(&minute.at)).copied().collect()
    }

    /// How long the job that has waited longest has waited, in seconds.
    pub fn latency(&self) -> f64 {
        self.queues.iter().map(|queue| queue.latency).fold(0.0, f64::max)
    }
}

fn extraction(page: &mut Page, monitor: &Monitor) {
    page.family("wishare_extractions_total", Counter, "Pasted links, by what became of them.");
    for outcome in Outcome::ALL {
        page.sample(&[("outcome", outcome.word())], monitor.extraction.times(outcome) as f64);
    }
}

fn store(page: &mut Page, monitor: &Monitor) {
    let up = f64::from(u8::from(!monitor.store.is_lost()));
    page.one("wishare_pictures_store_up", Gauge, "0 while the store of pictures does not answer.", up);
    let failures = monitor.store.failures.load(Relaxed) as f64;
    page.one("wishare_pictures_store_failures_total", Counter, "Files it did not give or take.", failures);
}

fn process(page: &mut Page, ctx: &AppContext) {
    if let Some((free, whole)) = process::disk(&settings(ctx).data) {
        page.one("wishare_disk_free_bytes", Gauge, "Free room where the data folder is.", free as f64);
        page.one("wishare_disk_size_bytes", Gauge, "All room where the data folder is.", whole as f64);
    }
    let Some(process) = Process::read() else { return };
    let memory = process.resident_bytes as f64;
    page.one("process_resident_memory_bytes", Gauge, "Resident memory size in bytes.", memory);
    page.one("process_cpu_seconds_total", Counter, "Processor time spent in seconds.", process.cpu_seconds);
    page.one("process_open_fds", Gauge, "Number of open file descriptors.", process.open_files as f64);
    page.one("process_threads", Gauge, "Number of threads.", process.threads as f64);
    page.one(
        "process_start_time_seconds",
        Gauge,
        "Start of the process since 1970 in seconds.",
        process.started_at,
    );
}
