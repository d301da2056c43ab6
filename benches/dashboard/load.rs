//! A browser with no patience: so many connections, each asks again as soon as it has its answer.
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use crate::Result;

pub const CONNECTIONS: usize = 16;

/// What is asked next; a number counts the questions of all connections.
pub type Questions = Arc<dyn Fn(usize) -> Question + Send + Sync>;

#[derive(Clone, Debug)]
pub struct Question {
    pub bytes: Vec<u8>,
    pub expects: u16,
}

#[derive(Clone, Debug, Default)]
pub struct Figures {
    pub asked: usize,
    pub seconds: f64,
    pub p50: Duration,
    pub p99: Duration,
    /// Of one answer's body, on average.
    pub bytes: usize,
}

impl Figures {
    pub fn a_second(&self) -> f64 {
        self.asked as f64 / self.seconds
    }
}

pub fn get(path: &str, cookie: &str) -> Question {
    with(path, cookie, "")
}

pub fn get_if_changed(path: &str, cookie: &str, etag: &str) -> Question {
    Question { expects: 304, ..with(path, cookie, &format!("If-None-Match: {etag}\r\n")) }
}

pub fn post(path: &str, cookie: &str, form: &str) -> Question {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    Question { bytes: head.into_bytes(), expects: 303 }
}

fn with(path: &str, cookie: &str, more: &str) -> Question {
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n{more}\r\n");
    Question { bytes: head.into_bytes(), expects: 200 }
}

/// `connections` at once, for so long.
pub async fn during(port: u16, connections: usize, lasts: Duration, ask: Questions) -> Result<Figures> {
    until(port, connections, usize::MAX, lasts, ask).await
}

/// So many questions in all.
pub async fn times(port: u16, connections: usize, most: usize, ask: Questions) -> Result<Figures> {
    until(port, connections, most, Duration::from_mins(2), ask).await
}

async fn until(
    port: u16,
    connections: usize,
    most: usize,
    lasts: Duration,
    ask: Questions,
) -> Result<Figures> {
    let (next, started) = (Arc::new(AtomicUsize::new(0)), Instant::now());
    let each = (0..connections).map(|_| {
        let (ask, next) = (ask.clone(), next.clone());
        tokio::spawn(async move { converse(port, started + lasts, most, &next, &ask).await })
    });
    let each: Vec<_> = each.collect();
    let (mut took, mut bytes) = (Vec::new(), 0);
    for conversation in each {
        let (times, read) = conversation.await??;
        took.extend(times);
        bytes += read;
    }
    Ok(figures(took, bytes, started.elapsed()))
}

async fn converse(
    port: u16,
    ends: Instant,
    most: usize,
    next: &AtomicUsize,
    ask: &Questions,
) -> Result<(Vec<Duration>, usize)> {
    let mut line = Line::open(port).await?;
    let (mut took, mut bytes) = (Vec::new(), 0);
    loop {
        let number = next.fetch_add(1, Relaxed);
        if number >= most || Instant::now() >= ends {
            return Ok((took, bytes));
        }
        let question = ask(number);
        let asked = Instant::now();
        let answer = line.ask(&question.bytes).await?;
        took.push(asked.elapsed());
        if answer.status != question.expects {
            let wanted = String::from_utf8_lossy(&question.bytes).into_owned();
            return Err(format!("{} instead of {} for {wanted}", answer.status, question.expects).into());
        }
        bytes += answer.body.len();
    }
}

fn figures(mut took: Vec<Duration>, bytes: usize, lasted: Duration) -> Figures {
    took.sort_unstable();
    let at = |part: usize| took.get(took.len() * part / 100).copied().unwrap_or_default();
    Figures {
        asked: took.len(),
        seconds: lasted.as_secs_f64(),
        p50: at(50),
        p99: at(99),
        bytes: bytes / took.len().max(1),
    }
}

/// One connection that is kept open.
pub struct Line(BufReader<TcpStream>);

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Line {
    pub async fn open(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::with_capacity(64 * 1024, stream)))
    }

    pub async fn ask(&mut self, question: &[u8]) -> Result<Answer> {
        self.0.get_mut().write_all(question).await?;
        let mut received = Vec::with_capacity(64 * 1024);
        let ends = loop {
            if self.0.read_buf(&mut received).await? == 0 {
                return Err("the connection was closed".into());
            }
            if let Some(ends) = received.windows(4).position(|four| four == b"\r\n\r\n") {
                break ends + 4;
            }
        };
        let head = String::from_utf8_lossy(&received[..ends]).into_owned();
        let status = head.get(9..12).and_then(|word| word.parse().ok()).ok_or("no status")?;
        let length: usize = header(&head, "content-length").and_then(|word| word.parse().ok()).unwrap_or(0);
        let mut body = received.split_off(ends);
        let here = body.len();
        body.resize(length.max(here), 0);
        self.0.read_exact(&mut body[here..]).await?;
        Ok(Answer { status, head, body })
    }
}

pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
