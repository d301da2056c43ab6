//! A whole Wishare for one test: booted through Loco, with its own database and its own folder, and gone at the end.
use std::{
    future::pending,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use axum::Router;
use loco_rs::{
    app::{AppContext, Hooks},
    boot::StartMode,
    config::Config,
    environment::Environment,
};
use sea_orm::DatabaseConnection;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    sync::{OnceCell, oneshot},
};
use wishare::{
    app::{App, settings},
    configuration::{self, Settings},
    start::listening,
};

use super::database::OwnDatabase;

pub struct World {
    pub ctx: AppContext,
    pub db: DatabaseConnection,
    pub(super) router: Router,
    pub(super) may_leave_jobs: AtomicBool,
    url: Option<String>,
    /// Dropped, it ends the listening.
    listening: Option<oneshot::Sender<()>>,
    database: OwnDatabase,
    folder: TempDir,
}

/// What a test may change before its world starts.
pub struct Setup {
    pub environment: Environment,
    pub config: Config,
    pub settings: Settings,
}

impl World {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// `World::with(|setup| setup.settings.rate_limits = true)`
    pub async fn with(change: impl FnOnce(&mut Setup)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = OwnDatabase::new(folder.path()).await;
        let mut setup = Setup::new().await;
        setup.settings.data = folder.path().into();
        setup.config.database.uri = database.url();
        setup.config.database.auto_migrate = false; // the template is migrated
        change(&mut setup);
        setup.config.settings = Some(serde_json::to_value(&setup.settings).unwrap());
        let boot = App::boot(StartMode::ServerAndWorker, &setup.environment, setup.config).await.unwrap();
        let (ctx, router) = (boot.app_context, boot.router.unwrap());
        let may_leave_jobs = AtomicBool::new(false);
        let (db, url, listening) = (ctx.db.clone(), None, None);
        Self { ctx, db, router, may_leave_jobs, url, listening, database, folder }
    }

    /// A world that also listens on a port, for browsers and sockets.
    pub async fn served() -> Self {
        Self::served_with(|_| {}).await
    }

    pub async fn served_with(change: impl FnOnce(&mut Setup)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://localhost:{}", listener.local_addr().unwrap().port());
        let base_url = url.clone();
        let mut world = Self::with(|setup| {
            setup.settings.base_url = base_url;
            change(setup);
        })
        .await;
        world.url = Some(url);
        world.listens(listener);
        world
    }

    fn listens(&mut self, listener: TcpListener) {
        let (listening, ended) = oneshot::channel::<()>();
        let (router, limits) = (self.router.clone(), settings(&self.ctx).listening.clone());
        let end = async move { drop(ended.await) };
        tokio::spawn(async move { listening::serve(listener, router, &limits, end).await });
        self.listening = Some(listening);
    }

    /// From here on nobody reaches it, as if the network were gone.
    pub fn disappears(&mut self) {
        self.listening = None;
    }

    /// At the same address as before.
    pub async fn returns(&mut self) {
        let address = self.url("").replace("http://localhost", "127.0.0.1");
        self.listens(TcpListener::bind(address).await.unwrap());
    }

    /// For another world that shall see the same people: a second process of the same fleet.
    pub fn database_url(&self) -> String {
        self.database.url()
    }

    /// Where a served world is reached.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url.as_ref().expect("World::served() listens, World::new() does not"))
    }

    /// The folder with everything that is not in the database.
    pub fn data(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// This test ends with jobs in the queue, and means to.
    pub fn leaves_jobs(&self) {
        self.may_leave_jobs.store(true, Ordering::Relaxed);
    }
}

impl Setup {
    async fn new() -> Self {
        static READ_ONCE: OnceCell<Config> = OnceCell::const_new();
        let read = || async { App::load_config(&Environment::Test).await.unwrap() };
        let config = READ_ONCE.get_or_init(read).await.clone();
        let settings = config.settings().unwrap();
        Self { environment: Environment::Test, config, settings }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let may_leave_jobs = self.may_leave_jobs.load(Ordering::Relaxed);
        let left = in_a_runtime_of_its_own(async {
            let left = if may_leave_jobs { Vec::new() } else { self.jobs_left().await };
            self.database.remove().await;
            left
        });
        // A test that has failed already must not fail a second time: that ends the whole program.
        if !thread::panicking() {
            let left = left.expect("the world comes to a good end");
            assert!(left.is_empty(), "the test left jobs behind: {left:?}");
        }
    }
}

/// `drop` cannot wait, and the test's own runtime may be the thread it runs on.
fn in_a_runtime_of_its_own<T: Send>(work: impl Future<Output = T> + Send) -> thread::Result<T> {
    let run = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
    thread::scope(|scope| scope.spawn(run).join())
}
