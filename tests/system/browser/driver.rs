//! The program that drives browsers: one for all tests of this binary, for as long as a browser is open.
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use crate::support::needs;

#[derive(Clone)]
pub struct Driver(Arc<Process>);

struct Process {
    child: Child,
    port: u16,
    browser: PathBuf,
}

/// An open browser, closed when this is dropped, also by a panic.
pub struct Session {
    port: u16,
    id: String,
}

static RUNNING: Mutex<Weak<Process>> = Mutex::new(Weak::new());

impl Driver {
    /// None, with a word about it, on a machine without a browser.
    pub fn running() -> Option<Self> {
        let (program, browser) = (needs("chromedriver")?, needs("chromium")?);
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let process = running.upgrade().unwrap_or_else(|| Arc::new(Process::start(&program, browser)));
        *running = Arc::downgrade(&process);
        Some(Self(process))
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    pub fn browser(&self) -> &str {
        self.0.browser.to_str().unwrap()
    }
}

impl Process {
    /// It chooses a free port itself and says which.
    fn start(program: &Path, browser: PathBuf) -> Self {
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said = lines.find_map(|line| {
            line.split("successfully on port ").nth(1).map(|port| port.trim_end_matches('.').to_string())
        });
        let port =
            said.and_then(|port| port.parse().ok()).expect("chromedriver says on which port it listens");
        // Whoever stops reading makes it stop writing, and everything with it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, port, browser }
    }
}

impl Session {
    pub fn new(driver: &Driver, id: String) -> Self {
        Self { port: driver.0.port, id }
    }

    fn end(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(
            stream,
            "DELETE /session/{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
            self.id
        )?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
