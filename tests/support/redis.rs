//! A private Redis on a free port, ended when the test is.
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use tempfile::TempDir;

use super::needs;

pub struct Redis {
    port: u16,
    child: Child,
    program: PathBuf,
    folder: TempDir,
}

/// `let Some(redis) = redis() else { return };`
pub fn redis() -> Option<Redis> {
    let program = needs("redis-server")?;
    let started = (0..5).find_map(|_| Redis::start(&program));
    Some(started.expect("redis-server starts on one of five free ports"))
}

impl Redis {
    /// Each database of the server is a world of its own: `redis.url(0)` for the queue, `redis.url(1)` for the cache.
    pub fn url(&self, database: u8) -> String {
        format!("redis://127.0.0.1:{}/{database}", self.port)
    }

    /// One command, as typed; the answer is not looked at.
    pub fn says(&self, command: &str) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(format!("{command}\r\n").as_bytes()).unwrap();
        stream.read_exact(&mut [0; 5]).unwrap();
    }

    pub fn stops(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Empty, on the port it had.
    pub fn starts_again(&mut self) {
        self.child = spawn(&self.program, self.port, self.folder.path());
        assert!(self.answers_soon(), "Redis starts again");
    }

    /// Somebody else may take the free port first; then this is `None`.
    fn start(program: &Path) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = TempDir::new().unwrap();
        let child = spawn(program, port, folder.path());
        let redis = Self { port, child, program: program.into(), folder };
        redis.answers_soon().then_some(redis)
    }

    fn answers_soon(&self) -> bool {
        (0..500).any(|_| {
            sleep(Duration::from_millis(10));
            self.answers().unwrap_or(false)
        })
    }

    fn answers(&self) -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"PING\r\n")?;
        let mut pong = [0; 5];
        stream.read_exact(&mut pong)?;
        Ok(&pong == b"+PONG")
    }
}

fn spawn(program: &Path, port: u16, folder: &Path) -> Child {
    let port = port.to_string();
    let mut command = Command::new(program);
    command.args(["--bind", "127.0.0.1", "--port", &port, "--save", "", "--appendonly", "no"]);
    command.arg("--dir").arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
