//! A shop on loopback, written by hand on a TCP socket so that it can break every rule a server library keeps.
//! It remembers who called and what they said.
use std::{
    future::Future,
    io::Write,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use url::Url;

pub struct Shop {
    pub address: SocketAddr,
    visits: Arc<Mutex<Vec<Request>>>,
    door: JoinHandle<()>,
}

/// What a visitor said, header names in lower case.
#[derive(Debug, Clone)]
pub struct Request {
    pub path: String,
    pub headers: Vec<(String, String)>,
}

/// The open connection, to be answered on at will.
pub struct Line(TcpStream);

impl Shop {
    /// Gives each request the bytes of one answer, then hangs up.
    pub async fn saying(answer: impl Fn(Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::open(move |request, mut line| {
            let answer = answer(request);
            async move {
                line.say(&answer).await;
            }
        })
        .await
    }

    pub async fn open<F>(serve: impl Fn(Request, Line) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let visits = Arc::new(Mutex::new(vec![]));
        let book = visits.clone();
        let serve = Arc::new(serve);
        let door = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (book, serve) = (book.clone(), serve.clone());
                tokio::spawn(async move {
                    let mut line = Line(stream);
                    let Some(request) = line.listen().await else { return };
                    book.lock().unwrap().push(request.clone());
                    serve(request, line).await;
                });
            }
        });
        Self { address, visits, door }
    }

    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).unwrap()
    }

    /// The same shop under a name, for a resolver that knows it.
    pub fn url_as(&self, name: &str, path: &str) -> Url {
        Url::parse(&format!("http://{name}:{}{path}", self.address.port())).unwrap()
    }

    pub fn visits(&self) -> Vec<Request> {
        self.visits.lock().unwrap().clone()
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        self.door.abort();
    }
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

impl Line {
    /// False once the visitor has hung up.
    pub async fn say(&mut self, bytes: &[u8]) -> bool {
        self.0.write_all(bytes).await.is_ok() && self.0.flush().await.is_ok()
    }

    /// A reset rather than a goodbye.
    pub fn slam(self) {
        self.0.set_zero_linger().unwrap();
    }

    async fn listen(&mut self) -> Option<Request> {
        let mut said = vec![];
        while !said.ends_with(b"\r\n\r\n") {
            said.push(self.0.read_u8().await.ok()?);
        }
        let said = String::from_utf8(said).ok()?;
        let mut lines = said.lines();
        let path = lines.next()?.split(' ').nth(1)?.to_owned();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Some(Request { path, headers })
    }
}

pub fn html(body: &str) -> Vec<u8> {
    answer("200 OK", &["content-type: text/html; charset=utf-8"], body.as_bytes())
}

pub fn moved(to: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("location: {to}")], b"")
}

pub fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut bytes = head(status, headers);
    bytes.truncate(bytes.len() - 2);
    write!(bytes, "content-length: {}\r\n\r\n", body.len()).unwrap();
    bytes.extend_from_slice(body);
    bytes
}

/// An answer's beginning, for bodies of no honest length.
pub fn head(status: &str, headers: &[&str]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {status}\r\nconnection: close\r\n").into_bytes();
    for header in headers {
        write!(bytes, "{header}\r\n").unwrap();
    }
    bytes.extend_from_slice(b"\r\n");
    bytes
}
