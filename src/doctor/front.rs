//! Ourselves as people reach us, through whatever stands in front: it must bring them here, say who they are, keep the name
//! they asked for, and let sockets through.
use hyper_util::client::legacy::connect::HttpInfo;
use loco_rs::doctor::Check;
use reqwest::{Client, Response, header, redirect};
use url::Url;

use super::{
    clock,
    findings::{note, well, wrong},
    outside::PATIENCE,
};
use crate::{configuration::Settings, controllers::reach};

pub async fn check(here: &Url, settings: &Settings) -> Vec<Check> {
    let client = Client::builder().http1_only().timeout(PATIENCE).redirect(redirect::Policy::none());
    let client = match client.build() {
        Ok(client) => client,
        Err(err) => return vec![unreached(here, &err.to_string())],
    };
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
    found.extend([name(here, &answer), callers(&answer)]);
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

fn name(here: &Url, answer: &Response) -> Check {
    let asked_for = match here.port() {
        Some(port) => format!("{}:{port}", here.host_str().unwrap_or_default()),
        None => here.host_str().unwrap_or_default().to_string(),
    };
    let arrived = told(answer, reach::HOST);
    if arrived == asked_for {
        return well("The name people ask for arrives".into());
    }
    wrong(
        format!("People ask for {asked_for}, but {arrived} arrives"),
        "Let the proxy keep the Host header (nginx: `proxy_set_header Host $http_host;`), or every form is refused.",
    )
}

fn callers(answer: &Response) -> Check {
    match (told(answer, reach::THROUGH), told(answer, reach::CALLER)) {
        _ if arrived_straight(answer) => well("Visitors are told apart, for nobody stands in front".into()),
        ("proxy", reach::PRETENDED) => wrong(
            "The proxy passes on whatever address a visitor pretends to have".into(),
            "Let it set X-Forwarded-For itself (nginx: `proxy_set_header X-Forwarded-For $remote_addr;`), or limits on guessing \
             passwords hold nobody.",
        ),
        ("proxy", _) => well("Visitors are told apart".into()),
        _ => wrong(
            "The proxy does not say for whom it asks".into(),
            "Let it set X-Forwarded-For (nginx: `proxy_set_header X-Forwarded-For $remote_addr;`), or one visitor who guesses \
             passwords locks everybody out. Its word counts from this machine and private networks, without BEHIND_PROXY=none.",
        ),
    }
}

/// Our own end of the connection is what arrived at the other: nobody stands between.
fn arrived_straight(answer: &Response) -> bool {
    let ours = answer.extensions().get::<HttpInfo>().map(|info| info.local_addr().port().to_string());
    ours.is_some_and(|ours| ours == told(answer, reach::PORT))
}

fn told<'answer>(answer: &'answer Response, name: &str) -> &'answer str {
    answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
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
