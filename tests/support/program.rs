//! The real program, started as a person would, in a folder of its own with the configuration and the assets.
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

pub struct Place {
    folder: TempDir,
    variables: Vec<(String, String)>,
    pub port: u16,
}

/// A program that serves; ended when this is dropped.
pub struct Running {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub port: u16,
    /// The first line it said.
    pub said: String,
}

const PATIENCE: Duration = Duration::from_mins(1);

impl Place {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let house = Path::new(env!("CARGO_MANIFEST_DIR"));
        symlink(house.join("assets"), folder.path().join("assets")).unwrap();
        fs::create_dir(folder.path().join("config")).unwrap();
        for name in ["development.yaml", "test.yaml", "production.yaml"] {
            fs::copy(house.join("config").join(name), folder.path().join("config").join(name)).unwrap();
        }
        Self { folder, variables: Vec::new(), port: free_port() }
    }

    #[must_use]
    pub fn with(mut self, variable: &str, value: &str) -> Self {
        self.variables.push((variable.into(), value.into()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Nothing of the surroundings reaches the program but the PATH.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wishare"));
        command.args(words).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    pub fn starts(&self) -> Running {
        Starting::new(self, self.port).comes_up()
    }

    /// So many processes in this folder, none waiting for another to be up.
    pub fn start_at_once(&self, count: usize) -> Vec<Running> {
        let starting: Vec<_> = (0..count).map(|_| Starting::new(self, free_port())).collect();
        starting.into_iter().map(Starting::comes_up).collect()
    }

    pub fn succeeds(&self, words: &[&str]) -> bool {
        self.output(words).status.success()
    }

    /// A start that must not succeed: what it said on standard error.
    #[track_caller]
    pub fn refuses_to_start(&self) -> String {
        let Output { status, stdout, stderr } = self.output(&["start", "--port", &self.port.to_string()]);
        let (said, why) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert!(status.code().is_some_and(|code| code != 0), "it ended with {status}: {said}{why}");
        assert!(!said.contains("Wishare is at"), "{said}");
        let why =
            why.trim_end().strip_prefix("wishare: ").unwrap_or_else(|| panic!("no word of its own: {why}"));
        assert_eq!(why.lines().count(), 1, "one sentence, not: {why}");
        for inside in ["panicked", "backtrace", "Error {", "Some(", "unwrap", "\u{1b}["] {
            assert!(!why.contains(inside), "{inside} in {why}");
        }
        assert!(why.ends_with('.') && why.starts_with(char::is_uppercase), "a sentence: {why}");
        why.into()
    }

    pub fn output(&self, words: &[&str]) -> Output {
        let mut child = self.command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let status = ends(&mut child, PATIENCE);
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        child.stdout.take().unwrap().read_to_end(&mut stdout).unwrap();
        child.stderr.take().unwrap().read_to_end(&mut stderr).unwrap();
        Output { status, stdout, stderr }
    }
}

/// Started, but nobody has heard of it yet.
struct Starting(Child, u16);

impl Starting {
    fn new(place: &Place, port: u16) -> Self {
        let mut command = place.command(&["start", "--port", &port.to_string()]);
        Self(command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap(), port)
    }

    fn comes_up(mut self) -> Running {
        let mut stdout = BufReader::new(self.0.stdout.take().unwrap());
        let mut said = String::new();
        // A start that does something notable first (an upgrade) logs it.
        while stdout.read_line(&mut said).unwrap() > 0 && !said.starts_with("Wishare is at") {
            said.clear();
        }
        Running { child: self.0, stdout, port: self.1, said }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Running {
    /// The whole answer, head and body.
    pub fn asks(&self, request: &str) -> String {
        let mut stream = self.connects();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    pub fn gets(&self, path: &str) -> String {
        self.asks(&format!(
            "GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\nconnection: close\r\n\r\n"
        ))
    }

    pub fn posts(&self, path: &str, form: &str) -> String {
        self.asks(&format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            form.len()
        ))
    }

    pub fn connects(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for the end: how it ended, how long that took, and what else it had said.
    pub fn ends(mut self) -> (ExitStatus, Duration, String) {
        let since = Instant::now();
        let status = ends(&mut self.child, PATIENCE);
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        (status, since.elapsed(), rest)
    }
}

fn ends(child: &mut Child, within: Duration) -> ExitStatus {
    let until = Instant::now() + within;
    while Instant::now() < until {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    panic!("it did not end within {within:?}");
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
