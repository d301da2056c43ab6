//! The cable between a worker and Redis, which a test may cut, or freeze as a dead router would.
use std::sync::{Arc, Mutex};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};

use super::Redis;

pub struct Cable {
    port: u16,
    frozen: Arc<watch::Sender<u32>>,
    connections: Arc<Mutex<JoinSet<()>>>,
    _listening: JoinSet<()>,
}

impl Cable {
    pub async fn to(redis: &Redis) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let connections: Arc<Mutex<JoinSet<()>>> = Arc::default();
        let frozen = Arc::new(watch::Sender::new(0));
        let mut listening = JoinSet::new();
        listening.spawn(accept(listener, redis.port, connections.clone(), frozen.clone()));
        Self { port, frozen, connections, _listening: listening }
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    /// Every connection there is stays open and carries nothing more. New ones work.
    pub fn freeze(&self) {
        self.frozen.send_modify(|generation| *generation += 1);
    }

    /// Every connection there is ends.
    pub fn cut(&self) {
        self.connections.lock().unwrap().abort_all();
    }
}

async fn accept(
    listener: TcpListener,
    redis: u16,
    connections: Arc<Mutex<JoinSet<()>>>,
    frozen: Arc<watch::Sender<u32>>,
) {
    while let Ok((near, _)) = listener.accept().await {
        let Ok(far) = TcpStream::connect(("127.0.0.1", redis)).await else { continue };
        connections.lock().unwrap().spawn(carry(near, far, frozen.subscribe()));
    }
}

async fn carry(mut near: TcpStream, mut far: TcpStream, mut frozen: watch::Receiver<u32>) {
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => return,
        _ = frozen.changed() => {}
    }
    // Both ends stay open, and nothing moves.
    std::future::pending::<()>().await;
}
