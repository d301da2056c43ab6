//! From `config/*.yaml` and the environment to what the process runs with: the folder `data/`, the secret, the
//! database and the queue. `DATABASE_URL` and `REDIS_URL` alone make a fleet of it; with neither, nothing is needed.
mod bucket;
mod reading;

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use jobs::metadata::fetch;
use loco_rs::{
    config::Config,
    environment::Environment,
    prelude::{Error, Result},
};
use rand::TryRngCore;
use serde::{Deserialize, Serialize};

use crate::views::fragments::Limits;

pub use bucket::Bucket;

/// The `settings:` block of `config/*.yaml`; each key is explained there, once.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub data: PathBuf,
    pub secret: String,
    pub base_url: String,
    pub mail_from: String,
    pub slow_request_ms: u64,
    pub many_statements: usize,
    pub rate_limits: bool,
    pub drain_ms: u64,
    pub database: Pool,
    pub fragments: FragmentCache,
    pub fetch: Fetch,
    pub bucket: Bucket,
    pub monitoring: Monitoring,
    pub alerts: Alerts,
    pub listening: Listening,
}

impl Settings {
    /// The file that every process locks together with the others while it uses the data folder.
    pub fn running(&self) -> PathBuf {
        self.data.join("running")
    }

    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    pub fn pictures(&self) -> PathBuf {
        self.data.join("pictures")
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FragmentCache {
    pub mode: String,
    pub memory_mib: u64,
    pub keep_s: u64,
    pub redis: String,
    pub namespace: String,
}

impl Settings {
    /// How the links in wishes are fetched.
    pub fn fetching(&self) -> crate::Result<fetch::Settings> {
        let mut fetching = fetch::Settings::new(self.base_url.parse().map_err(crate::Error::internal)?);
        fetching.vouched = self.fetch.allow_hosts.join(",").parse().map_err(crate::Error::internal)?;
        Ok(fetching)
    }
}

impl FragmentCache {
    pub fn limits(&self) -> Limits {
        Limits {
            off: self.mode == "off",
            memory_bytes: self.memory_mib * 1024 * 1024,
            keep: Duration::from_secs(self.keep_s.max(1)),
            redis: Some(self.redis.clone()).filter(|url| !url.is_empty()),
            namespace: self.namespace.clone(),
        }
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pool {
    pub statement_timeout_ms: u64,
    pub max_lifetime_s: u64,
    pub cache_kib: i64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fetch {
    pub allow_hosts: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Monitoring {
    pub metrics_token: String,
    pub metrics_at: String,
    pub history: bool,
    pub keep_hours: i64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Alerts {
    pub every_s: u64,
    pub looks: i64,
    pub mail: String,
    pub webhook: String,
    pub statement_ms: f64,
    pub hit_rate: f64,
    pub failed_jobs: f64,
    pub queue_latency_s: f64,
    pub disk_free: f64,
    pub error_rate: f64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Listening {
    pub head_within_s: u64,
    pub head_kib: usize,
    pub proxy: String,
}

const SHORTEST_SECRET: usize = 32;
/// Different ones; thirty-two random hexadecimal digits have about fourteen.
const FEWEST_LETTERS: usize = 8;

/// Read the file for this environment and make ready what it names, so that everything after can rely on it.
pub fn load(environment: &Environment) -> Result<Config> {
    let mut config = reading::read(environment)?;
    let mut settings: Settings = config.settings().map_err(|err| reading::unreadable(environment, &err))?;
    create_folder(&settings.data)?;
    if settings.secret.is_empty() {
        settings.secret = secret_kept_in(&settings.data)?;
    }
    refuse_weak_secret(&settings.secret)?;
    settings.bucket.refuse_half_named()?;
    if config.database.uri.is_empty() {
        config.database.uri = format!("sqlite://{}?mode=rwc", settings.data.join("wishare.sqlite").display());
    }
    if settings.base_url.is_empty() {
        settings.base_url = format!("http://localhost:{}", config.server.port);
    }
    config.mailer = config.mailer.and_then(reading::named);
    config.settings = Some(serde_json::to_value(&settings)?);
    Ok(config)
}

pub fn redis_url() -> Option<String> {
    env::var("REDIS_URL").ok().filter(|url| !url.is_empty())
}

/// For messages: the address in a variable, without what must not be printed.
pub fn address_without_password(variable: &str) -> String {
    let address = env::var(variable).unwrap_or_default();
    match url::Url::parse(&address) {
        Ok(mut url) if url.has_authority() => {
            let _ = url.set_password(None);
            format!("at {url}")
        }
        _ => format!("named by {variable}"),
    }
}

fn create_folder(folder: &Path) -> Result<()> {
    folder_builder().create(folder).map_err(|err| unusable(folder, &err))?;
    // Several may start at once.
    let probe = folder.join(format!(".writable-{}", std::process::id()));
    fs::write(&probe, b"").and_then(|()| fs::remove_file(&probe)).map_err(|err| unusable(folder, &err))
}

/// Only for this user: the folder holds the secret and everybody's wishes.
fn folder_builder() -> fs::DirBuilder {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn unusable(folder: &Path, err: &io::Error) -> Error {
    Error::Message(format!(
        "The folder {} cannot be written: {err}. Create it for this user, or name another with WISHARE_DATA.",
        folder.display()
    ))
}

fn secret_kept_in(folder: &Path) -> Result<String> {
    let path = folder.join("secret");
    match fs::read_to_string(&path) {
        Ok(kept) => Ok(kept.trim().to_string()),
        Err(err) if err.kind() == io::ErrorKind::NotFound => write_new_secret(&path),
        Err(err) => Err(unusable(folder, &err)),
    }
}

/// Two processes may start at once: the first to create the file wins and the other reads it.
fn write_new_secret(path: &Path) -> Result<String> {
    let secret = new_secret()?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    write_private(&beside, secret.as_bytes())?;
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Err(err) if err.kind() != io::ErrorKind::AlreadyExists => Err(err.into()),
        _ => Ok(fs::read_to_string(path)?.trim().to_string()),
    }
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)?.write_all(bytes)
}

fn new_secret() -> Result<String> {
    use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};

    let mut bytes = [0_u8; 48];
    rand::rngs::OsRng.try_fill_bytes(&mut bytes).map_err(Error::wrap)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

fn refuse_weak_secret(secret: &str) -> Result<()> {
    let letters: BTreeSet<char> = secret.chars().collect();
    let guessable = secret.len() < SHORTEST_SECRET
        || letters.len() < FEWEST_LETTERS
        || secret.to_lowercase().contains("change");
    if !guessable {
        return Ok(());
    }
    Err(Error::Message(format!(
        "The secret is too easy to guess: set WISHARE_SECRET to at least {SHORTEST_SECRET} random characters, \
         or leave it empty and one is kept in the data folder."
    )))
}
