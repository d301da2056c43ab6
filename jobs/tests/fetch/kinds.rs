//! Which kinds of content are taken home.
use crate::{
    shop::{Shop, answer, head},
    stage::{fetcher, visit, word},
};
use jobs::metadata::fetch::Refusal;
use std::time::Duration;

async fn shop_labelling(label: Option<&'static str>, body: &'static [u8]) -> Shop {
    let header = label.map_or("x-label: none".into(), |label| format!("content-type: {label}"));
    Shop::saying(move |_| answer("200 OK", &[&header], body)).await
}

#[tokio::test]
async fn a_page_is_html_or_does_not_say() {
    for (label, expected) in [
        (Some("text/html"), "fetched"),
        (Some("Text/HTML;charset=Windows-1252"), "fetched"),
        (Some("application/xhtml+xml"), "fetched"),
        (None, "fetched"),
        (Some("text/plain"), "wrong_kind"),
        (Some("application/pdf"), "wrong_kind"),
        (Some("application/json"), "wrong_kind"),
        (Some("image/jpeg"), "wrong_kind"),
        (Some("video/mp4"), "wrong_kind"),
        (Some("application/octet-stream"), "wrong_kind"),
    ] {
        let shop = shop_labelling(label, b"<h1>a teapot</h1>").await;
        assert_eq!(word(&visit(&shop).await), expected, "{label:?}");
    }
}

#[tokio::test]
async fn a_picture_is_an_image_but_never_a_program() {
    for (label, expected) in [
        (Some("image/jpeg"), "fetched"),
        (Some("image/webp"), "fetched"),
        (Some("image/jpg; q=1"), "fetched"),
        (Some("application/octet-stream"), "fetched"),
        (None, "fetched"),
        (Some("image/svg+xml"), "wrong_kind"),
        (Some("text/html"), "wrong_kind"),
        (Some("application/pdf"), "wrong_kind"),
    ] {
        let shop = shop_labelling(label, b"\xff\xd8\xff").await;
        assert_eq!(word(&fetcher(&[&shop]).picture(&shop.url("/")).await), expected, "{label:?}");
    }
}

#[tokio::test]
async fn a_link_to_a_picture_says_so() {
    let shop = shop_labelling(Some("image/png"), b"\x89PNG").await;
    let refusal = visit(&shop).await.unwrap_err();
    assert!(!refusal.is_transient());
    assert!(matches!(refusal, Refusal::WrongKind(kind) if kind == "image/png"));
}

#[tokio::test]
async fn a_file_labelled_as_a_page_is_still_a_file() {
    for (body, expected) in [
        (&b"%PDF-1.7"[..], "application/pdf"),
        (b"\x1f\x8b\x08", "application/gzip"),
        (b"PK\x03\x04", "application/zip"),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
    ] {
        for label in [Some("text/html"), None] {
            let refusal = visit(&shop_labelling(label, body).await).await.unwrap_err();
            assert!(matches!(&refusal, Refusal::WrongKind(kind) if kind == expected), "{refusal:?}");
        }
    }
}

/// The film never ends, so a fetcher that read it would run out of time instead.
#[tokio::test]
async fn a_film_costs_its_headers_only() {
    let shop = Shop::open(|_, mut line| async move {
        line.say(&head("200 OK", &["content-type: video/mp4"])).await;
        while line.say(&[0; 64]).await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
    assert_eq!(word(&fetcher(&[&shop]).picture(&shop.url("/")).await), "wrong_kind");
}
