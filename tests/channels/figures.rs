//! Figures, not promises: `cargo test --workspace --test channels -- --ignored --nocapture` prints them.
#![allow(clippy::print_stdout, reason = "printing is what these are for")]
use std::{fs, time::Instant};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{World, shop::Shop};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "prints figures"]
async fn from_enter_to_a_filled_card() {
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
    for number in 0..50 {
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
    println!("from Enter to a filled card: median {:.1} ms, slowest of 50 {:.1} ms", took[25], took[49]);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "prints figures"]
async fn five_thousand_idle_sockets() {
    let world = World::served().await;
    let mut people = Vec::new();
    for number in 0..250 {
        people.push(world.person(&format!("Person{number}")).await.cookie("session").unwrap());
    }
    let before = resident_kib();
    let mut open = Vec::new();
    for cookie in people.iter().cycle().take(5000) {
        open.push(idle_socket(&world, cookie).await);
    }
    let sockets = wishare::app::hub(&world.ctx).sockets();
    let grown = resident_kib() - before;
    println!("{sockets} idle sockets: {} MiB more, {} KiB each, both ends", grown / 1024, grown / sockets);
}

async fn idle_socket(world: &World, cookie: &str) -> TcpStream {
    let host = world.url("").replacen("http://", "", 1);
    let mut line = TcpStream::connect(&host).await.unwrap();
    let request = format!(
        "GET /cable HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: session={cookie}\r\n\
         Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 101");
    line
}

fn resident_kib() -> usize {
    let pages = fs::read_to_string("/proc/self/statm").unwrap();
    pages.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 4
}
