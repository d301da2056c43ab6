//! The world around: a mail server, shops, and ourselves as people reach us, through whatever stands in front.
use std::{sync::Arc, time::Duration};

use jobs::metadata::fetch::{self, Ask, Fetcher};
use loco_rs::{
    config::{Config, SmtpMailer},
    doctor::Check,
};
use reqwest::{Client, Response, header, redirect};
use tokio::{io::AsyncReadExt, net::TcpStream, time::timeout};
use url::Url;

use super::{
    clock,
    findings::{note, well, wrong},
};
use crate::{configuration::Settings, controllers::reach};

const PATIENCE: Duration = Duration::from_secs(5);
const A_SHOP: &str = "https://example.com/";

pub async fn check(config: &Config, settings: &Settings) -> Vec<Check> {
    let mut found = vec![mail(config).await];
    let Ok(here) = settings.base_url.parse::<Url>() else {
        found.push(wrong(
            format!("BASE_URL is no address: {}", settings.base_url),
            "Set it to where people reach this house, such as https://wishes.example.",
        ));
        return found;
    };
    found.push(fetching(&here).await);
    found.extend(as_people_reach_us(&here, settings).await);
    found
}

async fn mail(config: &Config) -> Check {
    let smtp = config.mailer.as_ref().and_then(|mailer| mailer.smtp.as_ref()).filter(|smtp| smtp.enable);
    let Some(smtp) = smtp else {
        return note(
            "There is no mail server; letters wait at /admin/letters".into(),
            "Set SMTP_HOST (and SMTP_PORT, SMTP_USER, SMTP_PASSWORD) to have them sent.",
        );
    };
    let place = format!("{}:{}", smtp.host, smtp.port);
    match timeout(PATIENCE, greeting(smtp)).await {
        Ok(Ok(true)) => well(format!("The mail server {place} answers")),
        Ok(Ok(false)) => {
            note(format!("{place} answers, but not as a mail server does"), "Is SMTP_PORT right?")
        }
        Ok(Err(err)) => away(&place, &err.to_string()),
        Err(_) => away(&place, "no answer within five seconds"),
    }
}

fn away(place: &str, why: &str) -> Check {
    wrong(
        format!("The mail server {place} cannot be reached: {why}"),
        "Are SMTP_HOST and SMTP_PORT right, and does the firewall let us out? Letters are kept and tried again.",
    )
}

/// With TLS from the first byte the server waits for us, so that it is there has to do.
async fn greeting(smtp: &SmtpMailer) -> std::io::Result<bool> {
    let mut line = TcpStream::connect((smtp.host.as_str(), smtp.port)).await?;
    if smtp.port == 465 {
        return Ok(true);
    }
    let mut said = [0; 3];
    line.read_exact(&mut said).await?;
    Ok(&said == b"220")
}

async fn fetching(here: &Url) -> Check {
    let mend = "Wishes keep their links, but no title, picture or price is read. Does a firewall or a missing DNS keep us \
                from going out, and are the system's certificates installed (ca-certificates)?";
    let fetcher = match Fetcher::new(fetch::Settings::new(here.clone())) {
        Ok(fetcher) => fetcher,
        Err(err) => return note(format!("Shops' pages cannot be read: {err}"), mend),
    };
    let Ok(shop) = A_SHOP.parse::<Url>() else { return well("no shop is known".into()) };
    match fetcher.page(&shop, &Ask::default()).await {
        Ok(_) => well("Shops' pages can be read".into()),
        Err(refusal) => note(format!("Shops' pages cannot be read: {A_SHOP} is {}", refusal.as_str()), mend),
    }
}

/// What stands in front must bring people here, say who they are, keep the name they asked for, and let sockets through.
async fn as_people_reach_us(here: &Url, settings: &Settings) -> Vec<Check> {
    let client = Client::builder().http1_only().timeout(PATIENCE).redirect(redirect::Policy::none());
    let Ok(client) = client.build() else { return Vec::new() };
    let client = Arc::new(client);
    let asked = client.get(reach::url(here, &settings.secret)).header("x-forwarded-for", reach::PRETENDED);
    let answer = match asked.send().await {
        Ok(answer) => answer,
        Err(err) => return vec![unreached(here, &err.without_url().to_string())],
    };
    if answer.status() != 200 {
        return vec![unreached(here, &format!("it answers {}", answer.status()))];
    }
    let mut found = vec![well(format!("{here} leads here"))];
    found.extend(date_of(&answer).map(|theirs| clock(&format!("{here}"), theirs)));
    found.extend(names(here, &answer));
    found.push(sockets(&client, here).await);
    found
}

fn unreached(here: &Url, why: &str) -> Check {
    note(
        format!("{here} does not lead here: {why}"),
        "Start the server, let BASE_URL name where people reach it, and let the proxy pass everything on to it.",
    )
}

fn date_of(answer: &Response) -> Option<f64> {
    let date = answer.headers().get(header::DATE)?.to_str().ok()?;
    Some(chrono::DateTime::parse_from_rfc2822(date).ok()?.timestamp() as f64)
}

fn names(here: &Url, answer: &Response) -> Vec<Check> {
    let told =
        |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let asked_for = match here.port() {
        Some(port) => format!("{}:{port}", here.host_str().unwrap_or_default()),
        None => here.host_str().unwrap_or_default().to_string(),
    };
    let mut found = Vec::new();
    found.push(if told(reach::HOST) == asked_for {
        well("The name people ask for arrives".into())
    } else {
        wrong(
            format!("People ask for {asked_for}, but {} arrives", told(reach::HOST)),
            "Let the proxy keep the Host header (nginx: `proxy_set_header Host $host;`), or every form is refused.",
        )
    });
    found.push(match (here.scheme(), told(reach::CALLER)) {
        (_, reach::PRETENDED) if told(reach::THROUGH) == "proxy" && !answers_directly(here) => wrong(
            "The proxy passes on whatever address a visitor pretends to have".into(),
            "Let it set X-Forwarded-For itself (nginx: `proxy_set_header X-Forwarded-For $remote_addr;`), or limits on guessing \
             passwords hold nobody.",
        ),
        ("https", _) if told(reach::THROUGH) != "proxy" => wrong(
            "The proxy does not say for whom it asks".into(),
            "Let it set X-Forwarded-For (nginx: `proxy_set_header X-Forwarded-For $remote_addr;`), or one visitor who guesses \
             passwords locks everybody out.",
        ),
        _ => well("Visitors are told apart".into()),
    });
    found
}

/// Without a proxy the pretended address is our own doing: a neighbour is believed.
fn answers_directly(here: &Url) -> bool {
    here.scheme() == "http"
}

async fn sockets(client: &Client, here: &Url) -> Check {
    let Ok(cable) = here.join("/cable") else { return well("no socket to ask for".into()) };
    let asked = client
        .get(cable)
        .header(header::CONNECTION, "Upgrade")
        .header(header::UPGRADE, "websocket")
        .header("sec-websocket-version", "13")
        .header("sec-websocket-key", "d2lzaGFyZSBpcyBoZXJlIQ==");
    let mend = "Pages work, but do not change by themselves. Let the proxy pass the upgrade on at /cable (nginx: \
                `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;`).";
    match asked.send().await {
        Ok(answer) if answer.status() == 101 => well("Pages hear of changes through the websocket".into()),
        Ok(answer) => note(format!("The websocket at /cable answers {}", answer.status()), mend),
        Err(err) => note(format!("The websocket at /cable does not answer: {}", err.without_url()), mend),
    }
}
