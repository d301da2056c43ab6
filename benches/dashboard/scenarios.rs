//! Warm, unchanged, mixed and cold, each beside the limits.
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use crate::{
    Result,
    load::{self, CONNECTIONS, Figures, Line, Questions, header},
    people::People,
    report::{self, Measured},
    server::Server,
};

/// Of a hundred requests.
const WRITES: usize = 5;

pub async fn compare(name: &str, seconds: u64) -> Result<()> {
    let (people, lasts) = (Arc::new(People::sign_in().await?), Duration::from_secs(seconds));
    let statements = statements(&people).await?;
    let server = Server::wishare(&[]).await?;
    // Everybody once, so that every card is there and every connection open.
    let reads = reads(people.clone());
    load::times(server.port, CONNECTIONS, people.cookies.len() * 2, reads.clone()).await?;
    let before = server.cpu();
    let warm = load::during(server.port, CONNECTIONS, lasts, reads.clone()).await?;
    let cpu = (server.cpu() - before) / warm.asked as f64;
    let unchanged =
        load::during(server.port, CONNECTIONS, lasts, unchanged(&server, people.clone()).await?).await?;
    let memory = server.memory();
    server.stop().await?;
    let (l1, l2) = limits(&warm, lasts, people.ids.len()).await?;
    let (mixed, hit_rate) = mixed(people.clone(), lasts).await?;
    let cold = cold(reads, lasts).await?;
    report::compare(&Measured {
        name,
        statements,
        warm,
        unchanged,
        mixed,
        cold,
        l1,
        l2,
        cpu: Duration::from_secs_f64(cpu),
        memory,
        hit_rate,
    });
    Ok(())
}

fn reads(people: Arc<People>) -> Questions {
    Arc::new(move |number| load::get("/", people.cookie(number)))
}

/// Everybody has the page already; the names of the pages are learnt first.
async fn unchanged(server: &Server, people: Arc<People>) -> Result<Questions> {
    let mut line = Line::open(server.port).await?;
    let mut etags = Vec::with_capacity(people.cookies.len());
    for number in 0..people.cookies.len() {
        let answer = line.ask(&load::get("/", people.cookie(number)).bytes).await?;
        etags.push(header(&answer.head, "etag").ok_or("the dashboard has an ETag")?.to_string());
    }
    Ok(Arc::new(move |number| {
        let known = number % etags.len();
        load::get_if_changed("/", people.cookie(known), &etags[known])
    }))
}

async fn limits(warm: &Figures, lasts: Duration, people: usize) -> Result<(Figures, Figures)> {
    let anybody: Questions = Arc::new(|_| load::get("/", "session=nobody"));
    let ready_made = Server::limit(warm.bytes, people, &[]).await?;
    load::times(ready_made.port, CONNECTIONS, 2000, anybody.clone()).await?;
    let l1 = load::during(ready_made.port, CONNECTIONS, lasts, anybody.clone()).await?;
    drop(ready_made);
    let statement = Server::limit(warm.bytes, people, &["statement"]).await?;
    load::times(statement.port, CONNECTIONS, 4000, anybody.clone()).await?;
    let l2 = load::during(statement.port, CONNECTIONS, lasts, anybody).await?;
    Ok((l1, l2))
}

/// Somebody renames a list of theirs while everybody reads.
async fn mixed(people: Arc<People>, lasts: Duration) -> Result<(Figures, f64)> {
    let server = Server::wishare(&[]).await?;
    load::times(server.port, CONNECTIONS, people.cookies.len() * 2, reads(people.clone())).await?;
    let turn = Mutex::new(0);
    let ask: Questions = Arc::new(move |number| {
        if number % 100 >= WRITES {
            return load::get("/", people.cookie(number));
        }
        let mut turn = turn.lock().unwrap();
        *turn += 1;
        let (owner, list) = people.lists[*turn * 101 % people.lists.len()];
        let form = format!("name=Renamed+{turn}&visibility=friends&event_type=none&event_date=&description=");
        load::post(&format!("/wishlists/{list}"), &people.cookies[owner], &form)
    });
    let mixed = load::during(server.port, CONNECTIONS, lasts, ask).await?;
    Ok((mixed, server.stop().await?.hit_rate))
}

/// Nothing is kept: each page is rendered from rows.
async fn cold(reads: Questions, lasts: Duration) -> Result<Figures> {
    let server = Server::wishare(&[("WISHARE_FRAGMENT_CACHE", "off")]).await?;
    load::times(server.port, CONNECTIONS, 1000, reads.clone()).await?;
    load::during(server.port, CONNECTIONS, lasts, reads).await
}

/// As development says it of each page: the first one of a process, the next, and an unchanged one.
async fn statements(people: &People) -> Result<[String; 3]> {
    let server = Server::wishare(&[("LOCO_ENV", "development"), ("RUST_LOG", "off")]).await?;
    let mut line = Line::open(server.port).await?;
    let mut said = Vec::new();
    let mut etag = String::new();
    for ask in 0..3 {
        let cookie = &people.cookies[0];
        let question =
            if ask < 2 { load::get("/", cookie) } else { load::get_if_changed("/", cookie, &etag) };
        let answer = line.ask(&question.bytes).await?;
        etag = header(&answer.head, "etag").unwrap_or_default().to_string();
        said.push(header(&answer.head, "x-query-count").unwrap_or("?").to_string());
    }
    said.try_into().map_err(|_| "three answers".into())
}
