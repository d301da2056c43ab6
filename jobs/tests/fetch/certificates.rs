//! Shops behind TLS. Who is trusted is the system's to say, and it is asked once per process; so the fetching is
//! done by a second one, whose system trusts the authority made here.
use crate::{
    shop::html,
    stage::{settings, word},
};
use jobs::metadata::fetch::{Ask, Fetcher};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::{ServerConfig, pki_types::PrivateKeyDer};
use std::{process::Command, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;
use url::Url;

type Authority = CertifiedIssuer<'static, KeyPair>;

#[tokio::test]
async fn only_a_shop_the_system_vouches_for_is_visited() {
    let (trusted, stranger) = (authority(), authority());
    let file = std::env::temp_dir().join(format!("wishare-authority-{}.pem", std::process::id()));
    std::fs::write(&file, trusted.pem()).unwrap();
    let mut outcomes = vec![];
    for (shop, signed_by, name, until) in [
        ("good", &trusted, "127.0.0.1", 2066),
        ("expired", &trusted, "127.0.0.1", 2006),
        ("another's", &trusted, "other.example", 2066),
        ("signed by a stranger", &stranger, "127.0.0.1", 2066),
    ] {
        let port = open(signed_by, name, until).await;
        let trusting = file.clone();
        let fetched = tokio::task::spawn_blocking(move || fetch_elsewhere(port, &trusting)).await.unwrap();
        outcomes.push((shop, fetched));
    }
    std::fs::remove_file(&file).unwrap();
    let outcomes: Vec<_> = outcomes.iter().map(|(shop, word)| (*shop, word.as_str())).collect();
    assert_eq!(
        outcomes,
        [
            ("good", "fetched"),
            ("expired", "untrusted"),
            ("another's", "untrusted"),
            ("signed by a stranger", "untrusted"),
        ]
    );
}

#[tokio::test]
#[ignore = "the second process of the test above"]
async fn elsewhere() {
    let Ok(port) = std::env::var("WISHARE_TEST_PORT") else { return };
    let fetcher = Fetcher::new(settings(&format!("127.0.0.1:{port}"))).unwrap();
    let link = Url::parse(&format!("https://127.0.0.1:{port}/")).unwrap();
    println!("outcome: {}", word(&fetcher.page(&link, &Ask::default()).await));
}

fn fetch_elsewhere(port: u16, trusting: &std::path::Path) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "certificates::elsewhere", "--ignored", "--nocapture"])
        .env("SSL_CERT_FILE", trusting)
        .env("WISHARE_TEST_PORT", port.to_string())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let outcome = said.lines().find_map(|line| line.split_once("outcome: "));
    outcome.map_or_else(|| said.to_string(), |(_, outcome)| outcome.into())
}

fn authority() -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

async fn open(authority: &Authority, name: &str, until: i32) -> u16 {
    let acceptor = acceptor(authority, name, until);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let Ok(mut line) = acceptor.accept(stream).await else { return };
        let _ = line.read(&mut [0; 4096]).await;
        let _ = line.write_all(&html("a teapot")).await;
        let _ = line.shutdown().await;
    });
    port
}

fn acceptor(authority: &Authority, name: &str, until: i32) -> TlsAcceptor {
    let mut params = CertificateParams::new([name.to_owned()]).unwrap();
    params.not_after = date_time_ymd(until, 1, 1);
    let key = KeyPair::generate().unwrap();
    let certificate = params.signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
    TlsAcceptor::from(Arc::new(config))
}
