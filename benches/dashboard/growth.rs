//! How the cost grows: the same page in ever larger Wishares (one database each), and for people with ever more friends.
use std::{sync::Arc, time::Duration};

use crate::{
    Result,
    load::{self, Questions},
    people::People,
    report::{ms, verdict},
    server::Server,
};

/// One after the other: what one page takes, without a queue before it.
const ALONE: usize = 1;

/// `everybody` measures the size of Wishare; numbers measure people with so many friends.
pub async fn run(name: &str, seconds: u64, friends: &[&str]) -> Result<()> {
    let (people, lasts) = (Arc::new(People::sign_in().await?), Duration::from_secs(seconds));
    let server = Server::wishare(&[]).await?;
    let everybody: Questions = {
        let people = people.clone();
        Arc::new(move |number| load::get("/", people.cookie(number)))
    };
    load::times(server.port, 8, people.cookies.len().min(4000), everybody.clone()).await?;
    let usual = load::during(server.port, ALONE, lasts, everybody).await?;
    println!(
        "{name:<28} {:>7} people  p50 {:>7.3} ms  p99 {:>7.3} ms",
        people.ids.len(),
        ms(usual.p50),
        ms(usual.p99)
    );
    let mut fewest = None;
    for (place, word) in friends.iter().enumerate() {
        let many: usize = word.parse()?;
        if many >= people.ids.len() {
            continue;
        }
        let cookie = people.somebody_with_friends(place, many).await?.to_string();
        let ask: Questions = Arc::new(move |_| load::get("/", &cookie));
        load::times(server.port, ALONE, 50, ask.clone()).await?;
        let figures = load::during(server.port, ALONE, lasts, ask).await?;
        let fewest = *fewest.get_or_insert(figures.p50);
        let grown = figures.p50.as_secs_f64() / fewest.as_secs_f64();
        println!("{name:<28} {many:>7} friends p50 {:>7.3} ms  {grown:.2} times the first", ms(figures.p50));
        if many == 1000 {
            verdict("p50 at 1,000 friends <= 3 times that at 10", grown, 3.0, true);
        }
    }
    Ok(())
}
