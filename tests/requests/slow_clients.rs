//! Clients that are slow, endless or too large, on real sockets: cut, refused, and in nobody else's way.
use std::time::{Duration, Instant};

use loco_rs::controller::middleware::timeout::TimeOut;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{interval, timeout},
};

use crate::support::{Setup, World};

/// Far more than any answer here takes.
const PATIENCE: Duration = Duration::from_secs(20);

fn hurried(setup: &mut Setup) {
    setup.settings.listening.head_within_s = 1;
    setup.settings.listening.head_kib = 16;
    setup.config.server.middlewares.timeout_request = Some(TimeOut { enable: true, timeout: 700 });
}

async fn dial(world: &World) -> TcpStream {
    let url: url::Url = world.url("/").parse().unwrap();
    TcpStream::connect(("127.0.0.1", url.port().unwrap())).await.unwrap()
}

/// Everything that comes until the other side hangs up.
async fn hears(socket: &mut TcpStream) -> String {
    let mut said = Vec::new();
    // A reset is a way of hanging up, and what came before it was said.
    let _ = timeout(PATIENCE, socket.read_to_end(&mut said)).await.expect("the other side hangs up in time");
    String::from_utf8_lossy(&said).into_owned()
}

async fn says_and_hears(world: &World, said: &[u8]) -> String {
    let mut socket = dial(world).await;
    let _ = socket.write_all(said).await;
    hears(&mut socket).await
}

#[tokio::test]
async fn who_says_nothing_is_cut() {
    let world = World::served_with(hurried).await;
    let started = Instant::now();
    let said = says_and_hears(&world, b"").await;
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 408"), "{said}");
    assert!(started.elapsed() < PATIENCE);
}

#[tokio::test]
async fn who_says_it_a_letter_at_a_time_is_cut_and_others_are_not_kept_waiting() {
    let world = World::served_with(hurried).await;
    let mut slow = dial(&world).await;
    slow.write_all(b"GET /about HTTP/1.1\r\nhost: localhost\r\nx-slow: ").await.unwrap();
    let (mut reads, mut writes) = slow.split();
    let drip = async {
        let mut pause = interval(Duration::from_millis(100));
        loop {
            pause.tick().await;
            if writes.write_all(b"z").await.is_err() {
                return;
            }
        }
    };
    let mut said = Vec::new();
    let cut = async { timeout(PATIENCE, reads.read_to_end(&mut said)).await.expect("the slow one is cut") };
    let others =
        says_and_hears(&world, b"GET /about HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    let served = tokio::select! {
        () = drip => panic!("it could not even write"),
        both = async { tokio::join!(cut, others) } => both.1,
    };
    assert!(served.starts_with("HTTP/1.1 200"), "{served:.200}");
}

#[tokio::test]
async fn a_form_that_never_ends_is_not_waited_for() {
    let world = World::served_with(hurried).await;
    let begun = b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\naccept: text/html\r\n\
        content-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nemail=maya";
    let said = says_and_hears(&world, begun).await;
    assert!(said.starts_with("HTTP/1.1 408"), "{said:.200}");
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let world = World::served_with(hurried).await;
    let long = format!("GET /about HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\n\r\n", "a".repeat(40 * 1024));
    assert!(says_and_hears(&world, long.as_bytes()).await.starts_with("HTTP/1.1 431"));
    let many: String = (0..200).map(|number| format!("x-{number}: 1\r\n")).collect();
    let many = format!("GET /about HTTP/1.1\r\nhost: localhost\r\n{many}\r\n");
    assert!(says_and_hears(&world, many.as_bytes()).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_however_it_comes() {
    let world = World::new().await;
    let guest = world.guest();
    let large = vec![b'a'; 6 * 1024 * 1024];
    let form = "application/x-www-form-urlencoded";
    guest.asks(axum::http::Method::POST, "/sign-in", form, large).await.answers(413);
    let world = World::served().await;
    let mut chunked =
        b"POST /sign-in HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\
        content-type: application/x-www-form-urlencoded\r\n\r\n"
            .to_vec();
    for _ in 0..6 {
        chunked.extend(b"100000\r\n");
        chunked.extend(vec![b'a'; 1024 * 1024]);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    let mut socket = dial(&world).await;
    let (mut reads, mut writes) = socket.split();
    let mut said = Vec::new();
    let write = async { writes.write_all(&chunked).await };
    let read = async { timeout(PATIENCE, reads.read_to_end(&mut said)).await };
    let _ = tokio::join!(write, read);
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(said.is_empty() || said.starts_with("HTTP/1.1 413"), "{said:.200}");
}
