//! The table of contents: routes, workers, tasks, initializers.
use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use async_trait::async_trait;
use axum::Router;
use jobs::metadata::fetch::Fetcher;
use loco_rs::{
    Result,
    app::{AppContext, Hooks, Initializer},
    bgworker::{BackgroundWorker, Queue},
    boot::{BootResult, ServeParams, StartMode, create_app, shutdown_signal},
    config::Config,
    controller::{AppRoutes, middleware::MiddlewareLayer},
    environment::Environment,
    task::Tasks,
};

use crate::{
    channels::Hub,
    configuration::{self, Settings},
    controllers, database, initializers,
    middleware::{self, rate_limits::Limits},
    models::{
        dashboard::Reaches, dashboard_visits::Visits, discovery::trending::Trends, sessions::Remembered,
    },
    monitoring::{self, Monitor},
    queue, start, store, tasks,
    views::{Fragments, Views, performance::Reports, warming},
    workers,
};

pub struct App;

#[async_trait]
impl Hooks for App {
    fn app_name() -> &'static str {
        env!("CARGO_CRATE_NAME")
    }

    fn app_version() -> String {
        env!("CARGO_PKG_VERSION").into()
    }

    async fn load_config(environment: &Environment) -> Result<Config> {
        configuration::load(environment)
    }

    async fn boot(mode: StartMode, environment: &Environment, config: Config) -> Result<BootResult> {
        create_app::<Self, database::Upgrade>(mode, environment, config).await
    }

    fn init_logger(ctx: &AppContext) -> Result<bool> {
        monitoring::export::begin(ctx)
    }

    /// Runs twice on a start (once for the logger), so nothing is spawned or dialled here.
    async fn after_context(mut ctx: AppContext) -> Result<AppContext> {
        let settings = take_settings(&mut ctx)?;
        let monitor = Monitor::default();
        let db = database::connect(&ctx.config, &settings, monitor.clone()).await?;
        std::mem::replace(&mut ctx.db, db).close().await?;
        ctx.shared_store.insert(monitor);
        ctx.shared_store.insert(Reports::default());
        let jobs = queue::open(&ctx.config).map_err(|err| start::redis_sentence(&err))?;
        ctx.queue_provider = Some(Arc::new(queue::for_loco(jobs.clone())));
        ctx.shared_store.insert(jobs);
        ctx.shared_store.insert(Fragments::new(&settings.fragments.limits()));
        ctx.storage = Arc::new(store::open(&settings)?);
        ctx.shared_store.insert(Hub::new(queue::redis_url(&ctx.config))?);
        ctx.shared_store.insert(Arc::new(settings));
        ctx.shared_store.insert(Views::shared(ctx.environment != Environment::Development)?);
        ctx.shared_store.insert(Limits::default());
        ctx.shared_store.insert(Trends::default());
        ctx.shared_store.insert(Reaches::default());
        ctx.shared_store.insert(Remembered::default());
        ctx.shared_store.insert(Visits::default());
        ctx.shared_store.insert(Fetching::default());
        Ok(ctx)
    }

    fn routes(_: &AppContext) -> AppRoutes {
        AppRoutes::with_default_routes() // controllers-inject
            .add_route(controllers::home::routes())
            .add_route(controllers::registrations::routes())
            .add_route(controllers::sessions::routes())
            .add_route(controllers::passwords::routes())
            .add_route(controllers::confirmations::routes())
            .add_route(controllers::wishlists::routes())
            .add_route(controllers::items::routes())
            .add_route(controllers::adds::routes())
            .add_route(controllers::archives::routes())
            .add_route(controllers::covers::routes())
            .add_route(controllers::places::routes())
            .add_route(controllers::receptions::routes())
            .add_route(controllers::restorations::routes())
            .add_route(controllers::share_links::routes())
            .add_route(controllers::shares::routes())
            .add_route(controllers::claims::routes())
            .add_route(controllers::gifts::routes())
            .add_route(controllers::receipts::routes())
            .add_route(controllers::reveals::routes())
            .add_route(controllers::previews::routes())
            .add_route(controllers::admin::letters::routes())
            .add_route(controllers::leaflets::routes())
            .add_route(controllers::friends::routes())
            .add_route(controllers::blocks::routes())
            .add_route(controllers::invitations::routes())
            .add_route(controllers::activities::routes())
            .add_route(controllers::notifications::routes())
            .add_route(controllers::people::routes())
            .add_route(controllers::discover::routes())
            .add_routes(controllers::settings::routes())
            .add_route(controllers::robots::routes())
            .add_route(controllers::admin::overview::routes())
            .add_route(controllers::admin::performance::routes())
            .add_route(controllers::metrics::routes())
            .add_route(controllers::admin::users::routes())
            .add_route(controllers::admin::jobs::routes())
            .add_route(controllers::admin::waiting::routes())
            .add_route(controllers::admin::processes::routes())
            .add_route(controllers::reach::routes())
            .add_route(controllers::admin::shops::routes())
            .add_route(controllers::link_previews::routes())
            .add_route(controllers::illustrations::routes())
            .add_route(controllers::offered_pictures::routes())
            .add_route(controllers::pictures::routes())
            .add_route(controllers::cable::routes())
            .add_route(controllers::assets::routes())
    }

    async fn before_run(ctx: &AppContext) -> Result<()> {
        start::note_that_it_runs(ctx)?;
        start::check_the_queue(ctx).await
    }

    async fn before_routes(_: &AppContext) -> Result<Router<AppContext>> {
        Ok(Router::new()
            .fallback(controllers::errors::not_found)
            .method_not_allowed_fallback(controllers::errors::method_not_allowed))
    }

    fn middlewares(ctx: &AppContext) -> Vec<Box<dyn MiddlewareLayer>> {
        middleware::stack(ctx)
    }

    async fn initializers(_: &AppContext) -> Result<Vec<Box<dyn Initializer>>> {
        Ok(vec![Box::new(monitoring::listener::Monitoring), Box::new(initializers::visits::VisitsAreWritten)])
    }

    async fn connect_workers(ctx: &AppContext, queue: &Queue) -> Result<()> {
        queue.register(workers::activity_stats_refresh::ActivityStatsRefreshJob::build(ctx)).await?;
        queue.register(workers::cache_warming::CacheWarmingJob::build(ctx)).await?;
        queue.register(workers::claim_notices::ClaimNoticesJob::build(ctx)).await?;
        queue.register(workers::correction::CorrectionJob::build(ctx)).await?;
        queue.register(workers::housekeeping::HousekeepingJob::build(ctx)).await?;
        queue.register(workers::letter_delivery::LetterDeliveryJob::build(ctx)).await?;
        queue.register(workers::reconciliation::ReconciliationJob::build(ctx)).await?;
        queue.register(workers::url_metadata_extraction::UrlMetadataExtractionJob::build(ctx)).await?;
        queue.register(workers::alerts::AlertsJob::build(ctx)).await?;
        queue.register(workers::webhook_delivery::WebhookDeliveryJob::build(ctx)).await?;
        if let Some(jobs) = ctx.shared_store.get::<jobs::queue::Queue>() {
            monitoring::alerts::keep_looking(ctx, &jobs);
            workers::outcomes_are_saved(ctx, &jobs);
            // A story would otherwise have a job more when it happens to cross a full minute.
            if ctx.environment != Environment::Test {
                workers::keep_order(&jobs);
            }
        }
        Ok(())
    }

    fn register_tasks(tasks: &mut Tasks) {
        tasks.register(tasks::backup::Backup);
        tasks.register(tasks::demo::Demo);
        tasks.register(tasks::pictures::Pictures);
        tasks.register(tasks::restore::Restore);
        tasks.register(tasks::sample::Sample);
        tasks.register(tasks::scaffold::Scaffold);
        tasks.register(tasks::sweep::Sweep);
        // tasks-inject (generators add tasks here)
    }

    async fn serve(app: Router, ctx: &AppContext, at: &ServeParams) -> Result<()> {
        warming::after_a_start(ctx).await;
        start::serve(app, ctx, at, shutdown_signal()).await?;
        // Loco does so in its own `serve` only.
        Self::on_shutdown(ctx).await;
        Ok(())
    }

    async fn on_shutdown(ctx: &AppContext) {
        initializers::visits::write(ctx).await;
        fragments(ctx).counts().tell();
    }

    async fn truncate(_: &AppContext) -> Result<()> {
        Ok(())
    }

    async fn seed(_: &AppContext, _: &Path) -> Result<()> {
        Ok(())
    }
}

/// Read once and kept elsewhere. A request copies the context some twenty times with its whole configuration, most of
/// which these were. At a start the second context is made from the first one's configuration, so they are read again.
fn take_settings(ctx: &mut AppContext) -> Result<Settings> {
    if ctx.config.settings.is_none() {
        ctx.config.settings = configuration::load(&ctx.environment)?.settings;
    }
    let settings = ctx.config.settings()?;
    ctx.config.settings = None;
    ctx.config.initializers = None;
    Ok(settings)
}

#[expect(clippy::expect_used, reason = "after_context puts it there before any request")]
pub fn fragments(ctx: &AppContext) -> Fragments {
    ctx.shared_store.get::<Fragments>().expect("after_context keeps the fragments")
}

/// One for the process, made when first needed: a worker that never fetches never reads the system's certificates.
type Fetching = Arc<OnceLock<Fetcher>>;

pub fn fetcher(ctx: &AppContext) -> crate::Result<Fetcher> {
    let fetching = ctx.shared_store.get::<Fetching>().unwrap_or_default();
    if let Some(fetcher) = fetching.get() {
        return Ok(fetcher.clone());
    }
    let fetcher = Fetcher::new(settings(ctx).fetching()?).map_err(crate::Error::internal)?;
    Ok(fetching.get_or_init(|| fetcher).clone())
}

#[expect(clippy::expect_used, reason = "after_context puts it there before any request")]
pub fn hub(ctx: &AppContext) -> Hub {
    ctx.shared_store.get::<Hub>().expect("after_context keeps the hub")
}

pub fn settings(ctx: &AppContext) -> Arc<Settings> {
    ctx.shared_store.get::<Arc<Settings>>().unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "after_context puts it there before any request")]
pub fn queue(ctx: &AppContext) -> jobs::queue::Queue {
    ctx.shared_store.get::<jobs::queue::Queue>().expect("after_context keeps the queue")
}

#[expect(clippy::expect_used, reason = "after_context puts it there before any request")]
pub fn views(ctx: &AppContext) -> Views {
    ctx.shared_store.get::<Views>().expect("after_context keeps the views")
}

pub fn reaches(ctx: &AppContext) -> Reaches {
    ctx.shared_store.get::<Reaches>().unwrap_or_default()
}

pub fn remembered(ctx: &AppContext) -> Remembered {
    ctx.shared_store.get::<Remembered>().unwrap_or_default()
}

pub fn visits(ctx: &AppContext) -> Visits {
    ctx.shared_store.get::<Visits>().unwrap_or_default()
}
