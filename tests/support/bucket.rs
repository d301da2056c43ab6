//! A bucket on this machine: a real S3 server over a folder, which refuses a wrong key, goes away and comes back.
use std::{fs, path::PathBuf};

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use s3s::{
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use s3s_fs::FileSystem;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    task::{JoinHandle, JoinSet},
};
use wishare::configuration;

use crate::support::Setup;

pub const NAME: &str = "pictures-of-wishes";
pub const KEY_ID: &str = "house";
pub const SECRET: &str = "open-sesame-said-the-house";

pub struct Bucket {
    pub endpoint: String,
    folder: TempDir,
    serving: JoinHandle<()>,
}

impl Bucket {
    pub async fn open() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join(NAME)).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let serving = tokio::spawn(serve(listener, service(&folder)));
        Self { endpoint, folder, serving }
    }

    pub fn keeps_pictures(&self, setup: &mut Setup) {
        setup.settings.bucket = self.settings();
    }

    pub fn settings(&self) -> configuration::Bucket {
        configuration::Bucket {
            name: NAME.into(),
            endpoint: self.endpoint.clone(),
            region: "us-east-1".into(),
            key_id: KEY_ID.into(),
            secret: SECRET.into(),
            path_style: true,
        }
    }

    /// The names of all that is in it.
    pub fn objects(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.room()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(self.room()).unwrap().display().to_string());
                }
            }
        }
        found.sort();
        found
    }

    pub fn is_emptied(&self) {
        fs::remove_dir_all(self.room()).unwrap();
        fs::create_dir(self.room()).unwrap();
    }

    /// Nobody answers there any more, also not on a connection that is open.
    pub async fn closes(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
    }

    /// At the same address, with what it had.
    pub async fn opens_again(&mut self) {
        let listener = TcpListener::bind(self.endpoint.trim_start_matches("http://")).await.unwrap();
        self.serving = tokio::spawn(serve(listener, service(&self.folder)));
    }

    fn room(&self) -> PathBuf {
        self.folder.path().join(NAME)
    }
}

fn service(folder: &TempDir) -> S3Service {
    let mut building = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
    building.set_auth(SimpleAuth::from_single(KEY_ID, SECRET));
    building.build()
}

async fn serve(listener: TcpListener, service: S3Service) {
    let mut visitors = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { return };
        let answering = http1::Builder::new().serve_connection(TokioIo::new(stream), service.clone());
        visitors.spawn(async move { drop(answering.await) });
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
