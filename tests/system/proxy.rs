//! Behind the nginx we ship, and behind ones that were set up wrong: what `wishare doctor` says of each.
use reqwest::{Certificate, Version, header};

use crate::{doctor::doctor, street::Street};

#[test]
fn behind_the_nginx_we_ship_everything_arrives_as_it_should() {
    let Some(street) = Street::new("https") else { return };
    let _nginx = street.nginx(|site| site);
    let said = doctor(&street.place);
    for words in [
        "leads here",
        "The clock of https://localhost",
        "The name people ask for arrives",
        "Visitors are told apart",
        "Pages hear of changes through the websocket",
    ] {
        assert_eq!(said.mark(words), '✅', "{words}\n{}", said.words);
    }
    assert!(!said.words.contains("nobody stands in front"), "{}", said.words);
    assert!(said.well, "{}", said.words);
}

#[tokio::test]
async fn a_form_sent_over_http_2_is_taken_for_our_own() {
    let Some(street) = Street::new("https") else { return };
    let _nginx = street.nginx(|site| site);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let trusted = Certificate::from_pem(street.authority.pem().as_bytes()).unwrap();
    let browser = reqwest::Client::builder().tls_certs_only([trusted]).build().unwrap();
    let house = format!("https://localhost:{}", street.port);
    let sent = |origin: String| {
        let form = browser.post(format!("{house}/sign-in")).header(header::ORIGIN, origin);
        form.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body("email=&password=").send()
    };
    let answer = sent(house.clone()).await.unwrap();
    assert_eq!(
        (answer.version(), answer.status().as_u16()),
        (Version::HTTP_2, 422),
        "looked at, and found empty"
    );
    assert_eq!(sent("https://elsewhere.example".into()).await.unwrap().status(), 403);
}

#[test]
fn a_proxy_that_was_set_up_wrong_is_told_what_is_wrong_with_it() {
    let Some(street) = Street::new("https") else { return };
    let without = |words: &'static str| {
        move |site: String| {
            assert!(site.contains(words), "{words}");
            site.lines()
                .filter(|line| !line.contains(words))
                .map(|line| format!("{line}\n"))
                .collect::<String>()
        }
    };
    let nobody = |site: String| site.replace("X-Forwarded-For $remote_addr", "X-Forwarded-For \"\"");
    let says = |change: &dyn Fn(String) -> String, mark: char, words: &str, mend: &str| {
        let _nginx = street.nginx(change);
        let said = doctor(&street.place);
        assert_eq!(said.mark(words), mark, "{}", said.words);
        assert!(said.words.contains(mend), "{}", said.words);
        assert_eq!(said.well, mark != '❌', "{}", said.words);
    };
    says(
        &without("proxy_set_header Host"),
        '❌',
        "People ask for localhost",
        "proxy_set_header Host $http_host;",
    );
    says(
        &without("X-Forwarded-For"),
        '❌',
        "whatever address a visitor pretends",
        "X-Forwarded-For $remote_addr;",
    );
    says(&nobody, '❌', "does not say for whom it asks", "X-Forwarded-For $remote_addr;");
    says(
        &without("Upgrade"),
        '⚠',
        "The websocket at /cable answers",
        "proxy_set_header Upgrade $http_upgrade;",
    );
    assert_eq!(doctor(&street.place).mark("does not lead here"), '⚠', "nobody is in front at all");
}

#[test]
fn a_proxy_without_tls_is_looked_at_as_closely() {
    let Some(street) = Street::new("http") else { return };
    let plain = |site: String| site.replace(" ssl http2;", ";").replace("    ssl_", "    # ssl_");
    let well = street.nginx(plain);
    assert_eq!(doctor(&street.place).mark("Visitors are told apart"), '✅');
    drop(well);
    let _nginx = street.nginx(|site| plain(site).replace("$remote_addr;", "$http_x_forwarded_for;"));
    assert_eq!(doctor(&street.place).mark("whatever address a visitor pretends"), '❌');
}
