//! Bodies that are too much: too large, too well packed, or never done.
use crate::{
    shop::{Line, Shop, answer, head, html},
    stage::{fetcher_within, word},
};
use flate2::{Compression, write::GzEncoder};
use jobs::metadata::fetch::{Ask, Page, Refusal};
use std::{io::Write, time::Duration};

const MOST: usize = 64 * 1024;

async fn visit(shop: &Shop) -> Result<Page, Refusal> {
    let fetcher = fetcher_within(shop, |limits| limits.bytes = MOST);
    fetcher.page(&shop.url("/"), &Ask::default()).await
}

async fn hurried_visit(shop: &Shop) -> Result<Page, Refusal> {
    let fetcher = fetcher_within(shop, |limits| limits.total = Duration::from_millis(500));
    fetcher.page(&shop.url("/"), &Ask::default()).await
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(vec![], Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = vec![];
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &brotli::enc::BrotliEncoderParams::default()).unwrap();
    packed
}

fn packed(how: &str, body: &[u8]) -> Vec<u8> {
    answer("200 OK", &["content-type: text/html", &format!("content-encoding: {how}")], body)
}

async fn endless(mut line: Line, start: Vec<u8>, piece: &str, pause: Duration) {
    line.say(&start).await;
    while line.say(piece.as_bytes()).await {
        tokio::time::sleep(pause).await;
    }
}

#[tokio::test]
async fn the_last_byte_that_fits_is_taken_and_the_next_is_not() {
    let fits = Shop::saying(|_| html(&"a".repeat(MOST))).await;
    assert_eq!(visit(&fits).await.unwrap().body.len(), MOST);
    let over = Shop::saying(|_| html(&"a".repeat(MOST + 1))).await;
    assert_eq!(word(&visit(&over).await), "too_big");
}

/// The ten gigabytes never come: waiting for them would end as `too_slow`.
#[tokio::test]
async fn a_length_too_big_is_refused_on_the_header() {
    let shop = Shop::open(|_, mut line| async move {
        line.say(&head("200 OK", &["content-type: text/html", "content-length: 10000000000"])).await;
        std::future::pending::<()>().await;
    })
    .await;
    assert_eq!(word(&visit(&shop).await), "too_big");
}

#[tokio::test]
async fn a_body_without_end_is_left_at_the_limit() {
    let shop = Shop::open(|_, line| async move {
        let start = head("200 OK", &["content-type: text/html", "transfer-encoding: chunked"]);
        let chunk = format!("1000\r\n{}\r\n", "a".repeat(0x1000));
        endless(line, start, &chunk, Duration::ZERO).await;
    })
    .await;
    assert_eq!(word(&visit(&shop).await), "too_big");
}

#[tokio::test]
async fn packed_pages_are_unpacked() {
    for (how, body) in [("gzip", gzip(b"a teapot")), ("br", brotli(b"a teapot"))] {
        let shop = Shop::saying(move |_| packed(how, &body)).await;
        assert_eq!(&visit(&shop).await.unwrap().body[..], b"a teapot", "{how}");
    }
}

#[tokio::test]
async fn a_bomb_is_measured_by_what_comes_out_of_it() {
    let zeros = vec![0; 8 * MOST];
    for (how, body) in [("gzip", gzip(&zeros)), ("br", brotli(&zeros))] {
        assert!(body.len() < MOST / 16, "{how} packs well");
        let shop = Shop::saying(move |_| packed(how, &body)).await;
        assert_eq!(word(&visit(&shop).await), "too_big", "{how}");
    }
}

#[tokio::test]
async fn packed_twice_is_not_a_page() {
    let twice = gzip(&gzip(b"a teapot"));
    for how in ["gzip", "gzip, gzip", "gzip\r\ncontent-encoding: gzip"] {
        let body = twice.clone();
        let shop = Shop::saying(move |_| packed(how, &body)).await;
        assert_eq!(word(&visit(&shop).await), "wrong_kind", "{how}");
    }
}

#[tokio::test]
async fn what_says_it_is_packed_and_is_not_makes_no_sense() {
    for how in ["gzip", "br"] {
        let shop = Shop::saying(move |_| packed(how, b"<h1>plain text, honestly</h1>")).await;
        assert_eq!(word(&visit(&shop).await), "garbled", "{how}");
    }
}

#[tokio::test]
async fn a_body_that_trickles_for_ever_is_left_in_time() {
    let shop = Shop::open(|_, line| {
        let start = head("200 OK", &["content-type: text/html"]);
        endless(line, start, "a", Duration::from_millis(50))
    })
    .await;
    let refusal = hurried_visit(&shop).await.unwrap_err();
    assert_eq!((refusal.as_str(), refusal.is_transient()), ("too_slow", true));
}

#[tokio::test]
async fn headers_that_trickle_for_ever_are_left_in_time() {
    let shop = Shop::open(|_, line| {
        endless(line, b"HTTP/1.1 200 OK\r\nx-slow: ".to_vec(), "a", Duration::from_millis(50))
    })
    .await;
    assert_eq!(word(&hurried_visit(&shop).await), "too_slow");
}

#[tokio::test]
async fn silence_is_left_in_time() {
    let shop = Shop::open(|_, line| async move {
        std::future::pending::<()>().await;
        drop(line);
    })
    .await;
    assert_eq!(word(&hurried_visit(&shop).await), "too_slow");
    assert!(shop.visits().len() <= 1, "no second try without time");
}

/// Each answer is quick, so only a clock over the whole journey can end it.
#[tokio::test]
async fn redirects_share_one_clock() {
    let shop = Shop::open(|_, mut line| async move {
        tokio::time::sleep(Duration::from_millis(200)).await;
        line.say(&crate::shop::moved("/on")).await;
    })
    .await;
    assert_eq!(word(&hurried_visit(&shop).await), "too_slow");
}
