//! Following a link without being led inside.
use crate::{
    shop::{Shop, answer, html, moved},
    stage::{Phonebook, fetcher, fetcher_knowing, visit, word},
};
use jobs::metadata::{
    fetch::{Ask, Refusal},
    guard::Forbidden,
};

#[tokio::test]
async fn a_redirect_is_followed_and_its_end_remembered() {
    let shop = Shop::saying(|request| match request.path.as_str() {
        "/old" => moved("../new/teapot?colour=blue#reviews"),
        _ => html("a teapot"),
    })
    .await;
    let page = fetcher(&[&shop]).page(&shop.url("/old"), &Ask::default()).await.unwrap();
    assert_eq!(page.url, shop.url("/new/teapot?colour=blue#reviews"));
    assert_eq!(&page.body[..], b"a teapot");
    assert_eq!(page.content_type(), Some("text/html; charset=utf-8"));
}

#[tokio::test]
async fn five_redirects_are_patience_and_six_are_not() {
    let shop = Shop::saying(|request| match request.path[1..].parse::<u32>().unwrap() {
        0 => html("at last"),
        left => moved(&format!("/{}", left - 1)),
    })
    .await;
    let fetcher = fetcher(&[&shop]);
    assert_eq!(word(&fetcher.page(&shop.url("/5"), &Ask::default()).await), "fetched");
    assert_eq!(word(&fetcher.page(&shop.url("/6"), &Ask::default()).await), "wandering");
}

#[tokio::test]
async fn a_loop_ends() {
    let shop = Shop::saying(|request| moved(if request.path == "/a" { "/b" } else { "/a" })).await;
    let outcome = fetcher(&[&shop]).page(&shop.url("/a"), &Ask::default()).await;
    assert_eq!(word(&outcome), "wandering");
    assert_eq!(shop.visits().len(), 6);
}

#[tokio::test]
async fn a_redirect_to_an_inside_address_is_not_followed_though_somebody_listens_there() {
    let inside = Shop::saying(|_| html("secret")).await;
    let port = inside.address.port();
    for disguise in ["127.0.0.1", "2130706433", "0x7f.1", "127.0.0.1.", "[::ffff:127.0.0.1]"] {
        let lure = format!("http://{disguise}:{port}/");
        let shop = Shop::saying(move |_| moved(&lure)).await;
        let (fetcher, _) = fetcher_knowing(&shop, Phonebook::default());
        let outcome = fetcher.page(&shop.url_as("shop.example", "/"), &Ask::default()).await;
        assert_eq!(word(&outcome), "forbidden", "{disguise}");
        assert_eq!(shop.visits().len(), 1, "{disguise}");
    }
    assert!(inside.visits().is_empty());

    let lure = inside.url("/").to_string();
    let shop = Shop::saying(move |_| moved(&lure)).await;
    let vouched = fetcher(&[&shop, &inside]).page(&shop.url("/"), &Ask::default()).await;
    assert_eq!(&vouched.unwrap().body[..], b"secret", "the lure itself works");
}

#[tokio::test]
async fn a_redirect_is_judged_like_a_link() {
    for (lure, expected) in [
        ("http://10.0.0.1/", Forbidden::Address("private")),
        ("//127.0.0.1/x", Forbidden::Address("loopback")),
        ("http://maya:secret@shop.example/", Forbidden::Userinfo),
        ("http://other.example:6379/", Forbidden::Port),
        ("http://router/", Forbidden::Name("a single label")),
        ("file:///etc/shadow", Forbidden::Scheme),
        ("data:text/html,teapot", Forbidden::Scheme),
    ] {
        let shop = Shop::saying(move |_| moved(lure)).await;
        let (fetcher, phonebook) = fetcher_knowing(&shop, Phonebook::default());
        match fetcher.page(&shop.url_as("shop.example", "/"), &Ask::default()).await {
            Err(Refusal::Forbidden(forbidden)) => assert_eq!(forbidden, expected, "{lure}"),
            other => panic!("{lure}: {other:?}"),
        }
        assert_eq!(phonebook.asked(), ["shop.example"], "{lure}");
    }
}

#[tokio::test]
async fn a_pictures_address_is_judged_like_a_pages() {
    let inside = Shop::saying(|_| answer("200 OK", &["content-type: image/png"], b"secret")).await;
    let lure = inside.url("/teapot.png").to_string();
    let shop = Shop::saying(move |_| moved(&lure)).await;
    assert_eq!(word(&fetcher(&[]).picture(&inside.url("/teapot.png")).await), "forbidden");
    let (outside_only, _) = fetcher_knowing(&shop, Phonebook::default());
    assert_eq!(word(&outside_only.picture(&shop.url_as("shop.example", "/")).await), "forbidden");
    assert!(inside.visits().is_empty());
    assert_eq!(word(&fetcher(&[&shop, &inside]).picture(&shop.url("/")).await), "fetched");
}

#[tokio::test]
async fn a_name_that_resolves_to_the_inside_is_not_dialled() {
    for answer in [&["127.0.0.1"][..], &["10.1.2.3"], &["93.184.215.14", "127.0.0.1"], &["::1"]] {
        let shop = Shop::saying(|_| moved("http://inside.example/")).await;
        let phonebook = Phonebook::default().with("inside.example", &[answer]);
        let (fetcher, _) = fetcher_knowing(&shop, phonebook);
        let outcome = fetcher.page(&shop.url_as("shop.example", "/"), &Ask::default()).await;
        assert!(matches!(outcome, Err(Refusal::Forbidden(Forbidden::Address(_)))), "{answer:?}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_name_is_asked_once_and_what_it_said_is_dialled() {
    let shop = Shop::saying(|_| html("the first answer's shop")).await;
    let phonebook = Phonebook::default().with("shop.example", &[&["127.0.0.1"], &["127.0.0.2"]]);
    let (fetcher, phonebook) = fetcher_knowing(&shop, phonebook);
    let page = fetcher.page(&shop.url_as("shop.example", "/"), &Ask::default()).await.unwrap();
    assert_eq!(&page.body[..], b"the first answer's shop");
    assert_eq!(phonebook.asked(), ["shop.example"]);
}

#[tokio::test]
async fn a_name_that_turns_private_between_two_visits_is_caught_at_the_second() {
    let shop = Shop::saying(|_| moved("http://rebind.example/")).await;
    let phonebook = Phonebook::default().with("rebind.example", &[&[], &["127.0.0.1"]]);
    let (fetcher, _) = fetcher_knowing(&shop, phonebook);
    let link = shop.url_as("shop.example", "/");
    assert_eq!(word(&fetcher.page(&link, &Ask::default()).await), "unreachable");
    assert_eq!(word(&fetcher.page(&link, &Ask::default()).await), "forbidden");
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_an_answer_like_any_other() {
    for headers in [&[][..], &["location: http://exa mple.com/"], &["location: http://[::1"]] {
        let shop = Shop::saying(|_| answer("302 Found", headers, b"")).await;
        assert_eq!(word(&visit(&shop).await), "odd_status", "{headers:?}");
    }
}
