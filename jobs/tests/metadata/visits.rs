//! A visit from link to facts, to a shop on loopback.
use crate::stage::html;
use jobs::metadata::{
    Outcome,
    fetch::{Ask, Fetcher, Settings},
    guard::Vouched,
    visit,
};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use url::Url;

/// Answers each request with the next of these, the last one for ever.
fn shop(answers: Vec<(&'static str, String)>) -> (Url, Fetcher) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = listener.local_addr().unwrap();
    thread::spawn(move || {
        for (visits, stream) in listener.incoming().enumerate() {
            let (Ok(mut stream), Some((head, body))) = (stream, answers.get(visits).or(answers.last()))
            else {
                return;
            };
            let _ = stream.read(&mut [0; 4_096]);
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {head}\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
            );
        }
    });
    let mut settings = Settings::new(Url::parse("https://wishes.example").unwrap());
    settings.vouched = place.to_string().parse::<Vouched>().unwrap();
    (Url::parse(&format!("http://{place}/pot")).unwrap(), Fetcher::new(settings).unwrap())
}

fn pot() -> String {
    html(
        "<meta property='og:image' content='/pot.jpg'><h1>Blue teapot</h1><p class='price'>€25.00</p><button>Add to basket</button>",
    )
}

#[tokio::test]
async fn a_page_becomes_facts() {
    let (url, fetcher) = shop(vec![("200 OK", pot())]);
    let met = visit(&fetcher, &url, &Ask::default(), &[]).await.unwrap();
    assert_eq!((met.outcome, met.price.as_deref()), (Outcome::Ready, Some("25")));
}

#[tokio::test]
async fn a_wall_that_answers_ok_is_asked_once_more() {
    let wall = "<title>Just a moment...</title><script>_cf_chl_opt</script>".to_owned();
    let (url, fetcher) = shop(vec![("200 OK", wall.clone()), ("200 OK", pot())]);
    assert_eq!(visit(&fetcher, &url, &Ask::default(), &[]).await.unwrap().outcome, Outcome::Ready);
    let (url, fetcher) = shop(vec![("200 OK", wall)]);
    assert_eq!(visit(&fetcher, &url, &Ask::default(), &[]).await.unwrap().outcome, Outcome::Blocked);
}

#[tokio::test]
async fn being_turned_away_is_a_wall() {
    let (url, fetcher) = shop(vec![("403 Forbidden", "<h1>No</h1>".to_owned())]);
    assert_eq!(visit(&fetcher, &url, &Ask::default(), &[]).await.unwrap().outcome, Outcome::Blocked);
}

#[tokio::test]
async fn what_is_gone_is_a_refusal() {
    let (url, fetcher) = shop(vec![("404 Not Found", "<h1>Nothing here</h1>".to_owned())]);
    assert_eq!(visit(&fetcher, &url, &Ask::default(), &[]).await.unwrap_err().as_str(), "gone");
}
