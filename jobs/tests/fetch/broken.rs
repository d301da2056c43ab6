//! Servers that do not speak HTTP as they should, or do not speak at all.
use crate::{
    shop::{Shop, answer, head, html},
    stage::{settings, visit, word},
};
use jobs::metadata::fetch::{Ask, Fetcher};
use reqwest::dns::{Name, Resolve, Resolving};
use std::{io::ErrorKind, process::Command, sync::Arc};
use tokio::net::TcpSocket;
use url::Url;

const HTML: &str = "content-type: text/html";

#[tokio::test]
async fn what_is_not_http_makes_no_sense() {
    for babble in
        ["SSH-2.0-OpenSSH_9.2\r\n", "<h1>HTTP/0.9</h1>", "HTTP/1.1 abc OK\r\n\r\n", "\0\0\0\0\0\0\0\0"]
    {
        let shop = Shop::saying(move |_| babble.into()).await;
        let refusal = visit(&shop).await.unwrap_err();
        assert_eq!((refusal.as_str(), refusal.is_transient()), ("garbled", false), "{babble:?}");
    }
}

#[tokio::test]
async fn a_hundred_headers_are_plenty() {
    let with = |count: usize| {
        let extra: Vec<_> = (0..count).map(|number| format!("x-{number}: teapot")).collect();
        let mut headers: Vec<_> = extra.iter().map(String::as_str).collect();
        headers.push(HTML);
        answer("200 OK", &headers, b"a teapot")
    };
    for (count, expected) in [(90, "fetched"), (100, "garbled"), (5_000, "garbled")] {
        let shop = Shop::saying(move |_| with(count)).await;
        assert_eq!(word(&visit(&shop).await), expected, "{count} headers");
    }
}

#[tokio::test]
async fn a_header_of_a_megabyte_is_not_read() {
    let long = format!("x-long: {}", "a".repeat(1024 * 1024));
    let shop = Shop::saying(move |_| answer("200 OK", &[HTML, &long], b"a teapot")).await;
    assert_eq!(word(&visit(&shop).await), "garbled");
}

#[tokio::test]
async fn junk_among_the_headers_is_skipped_as_browsers_do() {
    for junk in ["no colon here", "x y: z", ": nameless", "x: \u{1}", "Content Security Policy: none"] {
        let shop = Shop::saying(move |_| answer("200 OK", &[junk, HTML], b"a teapot")).await;
        assert_eq!(&visit(&shop).await.unwrap().body[..], b"a teapot", "{junk:?}");
    }
}

#[tokio::test]
async fn a_body_shorter_than_promised_was_cut_off() {
    let shop = Shop::open(|_, mut line| async move {
        line.say(&head("200 OK", &[HTML, "content-length: 100"])).await;
        line.say(b"a teap").await;
    })
    .await;
    let refusal = visit(&shop).await.unwrap_err();
    assert_eq!((refusal.as_str(), refusal.is_transient()), ("cut_off", true));
}

#[tokio::test]
async fn lengths_that_contradict_each_other_make_no_sense() {
    for lengths in [["content-length: 3", "content-length: 9"], ["content-length: -1", "x: y"]] {
        let shop = Shop::saying(move |_| {
            [head("200 OK", &[HTML, lengths[0], lengths[1]]), b"a teapot!".to_vec()].concat()
        })
        .await;
        assert_eq!(word(&visit(&shop).await), "garbled", "{lengths:?}");
    }
}

#[tokio::test]
async fn a_body_longer_than_promised_ends_where_promised() {
    let shop = Shop::saying(|_| {
        [head("200 OK", &[HTML, "content-length: 8"]), b"a teapotHTTP/1.1 200 OK\r\n".to_vec()].concat()
    })
    .await;
    assert_eq!(&visit(&shop).await.unwrap().body[..], b"a teapot");
}

#[tokio::test]
async fn chunks_of_no_readable_size_make_no_sense() {
    for chunks in ["zz\r\nteapot\r\n0\r\n\r\n", "ffffffffffffffffff\r\nteapot"] {
        let start = head("200 OK", &[HTML, "transfer-encoding: chunked"]);
        let shop = Shop::saying(move |_| [start.clone(), chunks.into()].concat()).await;
        assert_eq!(word(&visit(&shop).await), "garbled", "{chunks:?}");
    }
}

/// Some walls cut the line instead of answering, hence the second visit as a browser.
#[tokio::test]
async fn a_line_cut_before_the_answer_is_tried_once_more_as_a_browser() {
    let slamming = Shop::open(|_, line| async move { line.slam() }).await;
    let leaving = Shop::saying(|_| vec![]).await;
    for shop in [slamming, leaving] {
        assert_eq!(word(&visit(&shop).await), "cut_off");
        assert_eq!(shop.visits().len(), 2);
    }
}

/// Its port is taken, so nobody else opens there meanwhile, but nobody listens.
#[tokio::test]
async fn a_closed_shop_is_unreachable_for_now() {
    let closed = TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let place = closed.local_addr().unwrap();
    let link = Url::parse(&format!("http://{place}/")).unwrap();
    let fetcher = Fetcher::new(settings(&place.to_string())).unwrap();
    let refusal = fetcher.page(&link, &Ask::default()).await.unwrap_err();
    assert_eq!((refusal.as_str(), refusal.is_transient()), ("unreachable", true));
}

#[tokio::test]
async fn a_name_nobody_knows_is_a_mistake_and_dns_in_trouble_is_not() {
    for (trouble, expected, transient) in
        [(ErrorKind::NotFound, "no_such_name", false), (ErrorKind::Other, "unresolved", true)]
    {
        let mut settings = settings("");
        settings.resolver = Arc::new(Silent(trouble));
        let fetcher = Fetcher::new(settings).unwrap();
        let link = Url::parse("https://nowhere.example/").unwrap();
        let refusal = fetcher.page(&link, &Ask::default()).await.unwrap_err();
        assert_eq!((refusal.as_str(), refusal.is_transient()), (expected, transient));
    }
}

struct Silent(ErrorKind);

impl Resolve for Silent {
    fn resolve(&self, _: Name) -> Resolving {
        let trouble = std::io::Error::from(self.0);
        Box::pin(async move { Err(trouble.into()) })
    }
}

/// Runs another test of this file's neighbours in a process whose environment names a proxy.
#[tokio::test]
async fn a_proxy_in_the_environment_is_ignored() {
    let proxy = Shop::saying(|_| html("the proxy's own page")).await;
    let place = proxy.url("/").to_string();
    let run = tokio::task::spawn_blocking(move || {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "redirects::a_redirect_is_followed_and_its_end_remembered"])
            .envs(["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"].map(|name| (name, &place)))
            .output()
    });
    let output = run.await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert!(proxy.visits().is_empty());
}
