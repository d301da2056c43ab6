//! How we behave in a shop: we say who we are, come two at a time, and leave when asked to.
use crate::{
    shop::{Shop, answer, html},
    stage::{fetcher, fetcher_within, visit, word},
};
use jobs::metadata::fetch::{Ask, Refusal};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::Barrier;

fn speaking(languages: &str) -> Ask {
    Ask { accept_language: Some(languages.into()), ..Ask::default() }
}

#[tokio::test]
async fn we_say_who_asks_and_little_else() {
    let shop = Shop::saying(|_| html("a teapot")).await;
    fetcher(&[&shop]).page(&shop.url("/"), &speaking("de-AT,de;q=0.8")).await.unwrap();
    let visit = &shop.visits()[0];
    let mut said: Vec<_> = visit.headers.iter().map(|(name, _)| name.as_str()).collect();
    said.sort_unstable();
    assert_eq!(said, ["accept", "accept-encoding", "accept-language", "host", "user-agent"]);
    assert_eq!(visit.header("accept-language"), Some("de-AT,de;q=0.8"));
    let name = visit.header("user-agent").unwrap();
    assert!(name.starts_with("Wishare/") && name.ends_with("(+https://wishes.example/)"), "{name}");
}

#[tokio::test]
async fn a_language_no_browser_would_send_is_not_passed_on() {
    let shop = Shop::saying(|_| html("a teapot")).await;
    let fetcher = fetcher(&[&shop]);
    for languages in ["de\r\nx-injected: 1", "", "  ", &"de,".repeat(100)] {
        fetcher.page(&shop.url("/"), &speaking(languages)).await.unwrap();
    }
    assert_eq!(shop.visits().len(), 4);
    for visit in shop.visits() {
        assert_eq!((visit.header("accept-language"), visit.header("x-injected")), (None, None));
    }
}

#[tokio::test]
async fn where_our_name_is_turned_away_we_ask_once_more_as_a_browser_would() {
    for status in ["403 Forbidden", "406 Not Acceptable", "429 Too Many Requests", "503 Service Unavailable"]
    {
        let shop = Shop::saying(move |request| match request.header("user-agent") {
            Some(name) if name.starts_with("Mozilla/5.0") => html("welcome"),
            _ => answer(status, &[], b""),
        })
        .await;
        assert_eq!(word(&visit(&shop).await), "fetched", "{status}");
        let names: Vec<_> =
            shop.visits().iter().map(|visit| visit.header("sec-fetch-mode").is_some()).collect();
        assert_eq!(names, [false, true], "{status}");
    }
}

#[tokio::test]
async fn a_wall_seen_only_by_reading_can_be_asked_again_as_a_browser() {
    let shop = Shop::saying(|_| answer("403 Forbidden", &[], b"")).await;
    let ask = Ask { as_browser: true, ..Ask::default() };
    assert_eq!(word(&fetcher(&[&shop]).page(&shop.url("/"), &ask).await), "turned_away");
    let names: Vec<_> = shop.visits().iter().map(|visit| visit.header("sec-fetch-mode").is_some()).collect();
    assert_eq!(names, [true], "there is no third manner to try");
}

#[tokio::test]
async fn a_shop_that_refuses_twice_is_believed_and_its_page_brought_home() {
    let wall =
        |_| answer("403 Forbidden", &["content-type: text/html", "cf-mitigated: challenge"], b"a wall");
    let shop = Shop::saying(wall).await;
    let outcome = visit(&shop).await;
    assert_eq!(word(&outcome), "turned_away");
    let Err(Refusal::Status(page)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(
        (&page.body[..], page.headers["cf-mitigated"].as_bytes()),
        (&b"a wall"[..], &b"challenge"[..])
    );
    assert_eq!(shop.visits().len(), 2);
}

#[tokio::test]
async fn what_is_gone_is_not_asked_for_twice() {
    for (status, expected, transient) in [
        ("404 Not Found", "gone", false),
        ("410 Gone", "gone", false),
        ("500 Oops", "server_error", true),
        ("418 I'm a teapot", "odd_status", false),
    ] {
        let shop = Shop::saying(move |_| answer(status, &["content-type: text/html"], b"")).await;
        let refusal = visit(&shop).await.unwrap_err();
        assert_eq!((refusal.as_str(), refusal.is_transient()), (expected, transient), "{status}");
        assert_eq!(shop.visits().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_shop_that_names_a_time_is_left_alone_for_that_long() {
    let shop = Shop::saying(|_| answer("429 Too Many Requests", &["retry-after: 90"], b"")).await;
    let other = Shop::saying(|_| html("a teapot")).await;
    let fetcher = fetcher(&[&shop]);
    let first = fetcher.page(&shop.url("/"), &Ask::default()).await.unwrap_err();
    assert_eq!((first.as_str(), first.retry_after()), ("asked_to_wait", Some(Duration::from_secs(90))));

    let second = fetcher.clone().page(&shop.url("/"), &Ask::default()).await.unwrap_err();
    assert!(second.is_transient());
    let Refusal::Busy(left) = second else { panic!("{second:?}") };
    assert!(left <= Duration::from_secs(90) && left > Duration::from_mins(1), "{left:?}");
    assert_eq!(shop.visits().len(), 1);
    assert_eq!(word(&visit(&other).await), "fetched");
}

#[tokio::test]
async fn a_shop_cannot_silence_us_for_a_day_nor_for_no_time() {
    for (asked, longest) in [("86400", 600), ("0", 1), ("Fri, 31 Dec 2066 23:59:59 GMT", 15)] {
        let shop = Shop::saying(move |_| answer("503 Busy", &[&format!("retry-after: {asked}")], b"")).await;
        let fetcher = fetcher(&[&shop]);
        fetcher.page(&shop.url("/"), &Ask::default()).await.unwrap_err();
        let again = fetcher.page(&shop.url("/"), &Ask::default()).await.unwrap_err();
        let Refusal::Busy(left) = again else { panic!("{asked}: {again:?}") };
        assert!(left <= Duration::from_secs(longest), "{asked}: {left:?}");
    }
}

/// Every visitor waits for a second one, so this ends only if two are let in; the count shows no third is.
#[tokio::test]
async fn a_shop_sees_two_of_us_at_a_time() {
    let (inside, most, pair) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)), Barrier::new(2));
    let state = Arc::new((inside, most.clone(), pair));
    let shop = Shop::open(move |_, mut line| {
        let state = state.clone();
        async move {
            let now = state.0.fetch_add(1, Ordering::SeqCst) + 1;
            state.1.fetch_max(now, Ordering::SeqCst);
            state.2.wait().await;
            tokio::time::sleep(Duration::from_millis(20)).await;
            state.0.fetch_sub(1, Ordering::SeqCst);
            line.say(&html("a teapot")).await;
        }
    })
    .await;
    let fetcher = fetcher(&[&shop]);
    let visits = (0..6).map(|_| {
        let (fetcher, link) = (fetcher.clone(), shop.url("/"));
        tokio::spawn(async move { word(&fetcher.page(&link, &Ask::default()).await) })
    });
    for visit in futures_util::future::join_all(visits).await {
        assert_eq!(visit.unwrap(), "fetched");
    }
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn whoever_waits_too_long_for_a_turn_comes_back_later() {
    let shop = Shop::open(|_, line| async move {
        std::future::pending::<()>().await;
        drop(line);
    })
    .await;
    let fetcher = fetcher_within(&shop, |limits| limits.turn = Duration::from_millis(50));
    let slow = [(); 2].map(|()| {
        let (fetcher, link) = (fetcher.clone(), shop.url("/"));
        tokio::spawn(async move { fetcher.page(&link, &Ask::default()).await })
    });
    while shop.visits().len() < slow.len() {
        tokio::task::yield_now().await;
    }
    assert_eq!(word(&fetcher.page(&shop.url("/"), &Ask::default()).await), "busy");
}
