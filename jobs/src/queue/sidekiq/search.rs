//! Looking through what waits: page by page, and for a job by its id.
use redis::Pipeline;

use super::{link::Link, promote::key};
use crate::queue::{
    backend::{Matches, Result},
    inspect::{Entry, Listing, Page, Waiting},
    job::Job,
};

const CHUNK: isize = 500;

pub(super) async fn page(link: &Link, place: Waiting, page: Page) -> Result<Listing<Entry>> {
    let (from, to) = page.span();
    let mut pipe = redis::pipe();
    pipe.zcard(key(place));
    match place {
        Waiting::Dead => pipe.zrevrange_withscores(key(place), from, to),
        _ => pipe.zrange_withscores(key(place), from, to),
    };
    let (total, found) = link.ask::<(u64, Vec<(Vec<u8>, f64)>)>(&pipe).await?;
    let entries = found.into_iter().map(|(payload, at)| Entry { at, job: shown(&payload) });
    Ok(Listing { entries: entries.collect(), total })
}

/// Every payload of a sorted set or a queue that matches. Read in chunks; what moves meanwhile may be missed or seen
/// twice, so whoever acts on it removes by value.
pub(super) async fn matching(
    link: &Link,
    key: &str,
    list: bool,
    matches: Matches<'_>,
) -> Result<Vec<Vec<u8>>> {
    let (mut found, mut from) = (Vec::new(), 0);
    loop {
        let (chunk,) = link.ask::<(Vec<Vec<u8>>,)>(&read(key, list, from)).await?;
        let end = (chunk.len() as isize) < CHUNK;
        found.extend(chunk.into_iter().filter(|payload| matches(&shown(payload))));
        if end {
            return Ok(found);
        }
        from += CHUNK;
    }
}

/// What a person sees of a payload, readable or not.
pub(super) fn shown(payload: &[u8]) -> Job {
    Job::from_payload(payload).unwrap_or_else(|_| Job::undecodable(payload))
}

fn read(key: &str, list: bool, from: isize) -> Pipeline {
    let mut pipe = redis::pipe();
    let to = from + CHUNK - 1;
    if list {
        pipe.lrange(key, from, to)
    } else {
        pipe.zrange(key, from, to)
    };
    pipe
}
