//! Small by default; for figures, more: `ROUNDS=50 SOCKETS=5000 cargo test --workspace --release --test channels --
//! figures --nocapture`.
#![allow(clippy::print_stdout, reason = "printing is half of what these are for")]
use std::{env, fs, time::Instant};

use sea_orm::ActiveValue::Set;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use wishare::channels::wishlists::changed;

use crate::support::{World, shop::Shop};

const SOCKETS_A_PERSON: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn from_enter_to_a_filled_card() {
    let rounds = asked("ROUNDS", 3);
    let shop = Shop::open().await;
    let world = World::served_with(|setup| shop.is_vouched_for(setup)).await;
    let maya = world.maya().await;
    let list = world.list(&maya, |_| {}).await.id.to_string();
    let queue = world.queue();
    let worker = tokio::spawn({
        let queue = queue.clone();
        async move { queue.run().await }
    });
    let (mut page, _) = maya.listens(&world, &[]).await;
    let mut took = Vec::new();
    for number in 0..rounds {
        let link = shop.page(&format!("/tea?number={number}"));
        let began = Instant::now();
        maya.post("/add", &[("wishlist_id", &list), ("text", &link)]).await.answers(303);
        let told = page.hears().await;
        let card = maya.get(format!("/items/{}/fragment", told["item_id"])).await.answers(200);
        took.push(began.elapsed().as_secs_f64() * 1000.0);
        assert!(card.has("Iron teapot"));
    }
    queue.shutdown();
    worker.await.unwrap().unwrap();
    took.sort_by(f64::total_cmp);
    let (median, slowest) = (took[rounds / 2], took[rounds - 1]);
    println!("from Enter to a filled card, {rounds} times: median {median:.1} ms, slowest {slowest:.1} ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_message_reaches_every_open_page() {
    let wanted = asked("SOCKETS", 100);
    let world = World::served().await;
    let maya = world.maya().await;
    let list = world.list(&maya, |list| list.visibility = Set("public".into())).await;
    let wish = world.wish(&list, |_| {}).await;
    let mut people = Vec::new();
    for number in 0..wanted.div_ceil(SOCKETS_A_PERSON) {
        people.push(world.person(&format!("Person{number}")).await.cookie("session").unwrap());
    }
    let before = resident_kib();
    let wish_for = json!({ "type": "subscribe", "streams": [format!("list:{}", list.id)] }).to_string();
    let mut open = Vec::new();
    for cookie in people.iter().cycle().take(wanted) {
        open.push(Line::open(&world, cookie, &wish_for).await);
    }
    let sockets = wishare::app::hub(&world.ctx).sockets();
    assert_eq!(sockets, wanted);
    let grown = resident_kib().saturating_sub(before);
    println!("{sockets} idle sockets: {} MiB more, {} KiB each, both ends", grown / 1024, grown / sockets);
    let began = Instant::now();
    changed(&world.ctx, &wish).await;
    for line in &mut open {
        assert!(line.hears().await.contains(r#""type":"item""#));
    }
    println!("one message to all of them: {:.1} ms", began.elapsed().as_secs_f64() * 1000.0);
}

/// A socket without a library's buffers, so that what is weighed is ours.
struct Line(TcpStream);

impl Line {
    async fn open(world: &World, cookie: &str, wish: &str) -> Self {
        let host = world.url("").replacen("http://", "", 1);
        let mut line = TcpStream::connect(&host).await.unwrap();
        let request = format!(
            "GET /cable HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: session={cookie}\r\n\
             Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        line.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(line.read_u8().await.unwrap());
        }
        assert!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
        let mut line = Self(line);
        line.says(wish).await;
        assert!(line.hears().await.contains("subscribed"));
        line
    }

    /// A short text frame, masked as browsers must, with a mask that changes nothing.
    async fn says(&mut self, text: &str) {
        assert!(text.len() < 126);
        let head = [0x81, 0x80 | text.len() as u8, 0, 0, 0, 0];
        self.0.write_all(&[&head, text.as_bytes()].concat()).await.unwrap();
    }

    /// The next text; what else comes between is no news.
    async fn hears(&mut self) -> String {
        loop {
            let kind = self.0.read_u8().await.unwrap();
            let length = match self.0.read_u8().await.unwrap() {
                126 => self.0.read_u16().await.unwrap().into(),
                length => usize::from(length),
            };
            let mut said = vec![0; length];
            self.0.read_exact(&mut said).await.unwrap();
            if kind == 0x81 {
                return String::from_utf8(said).unwrap();
            }
        }
    }
}

fn asked(name: &str, default: usize) -> usize {
    env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

fn resident_kib() -> usize {
    let pages = fs::read_to_string("/proc/self/statm").unwrap();
    pages.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 4
}
