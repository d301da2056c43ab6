//! Rendered pieces of pages, kept under keys that change with what they show. Nothing is ever deleted: a new version
//! has a new key, and the old one ages out.
//!
//! Two tiers: memory of this process, bounded by bytes, and Redis shared by the fleet. A cache that fails is a miss,
//! never an error: Wishare gets slower, not wrong. Whoever asks first for a missing piece makes it while the others
//! wait, so a thousand visitors after a change cost one rendering.
//!
//! A key is made of everything its piece shows: build, template, language, record, version, audience. It never names
//! a viewer; what depends on one person stands beside the piece. Read the version before the content: then a change
//! in between puts newer content under an older key, which is harmless, and never the other way round.
use std::{
    future::Future,
    sync::{Arc, atomic::Ordering::Relaxed},
    time::{Duration, Instant},
};

use moka::sync::Cache;

use crate::{Result, monitoring::statements};

mod counts;
mod flights;
mod key;
mod shared;

pub use counts::{Counts, Tally};
pub use key::Key;

use flights::{Flights, Seat};
use shared::Shared;

pub type Fragment = Arc<str>;

#[derive(Clone)]
pub struct Fragments {
    tiers: Arc<Tiers>,
    anew: bool,
}

struct Tiers {
    off: bool,
    memory: Option<Cache<Key, Fragment>>,
    shared: Option<Shared>,
    flights: Flights,
    counts: Counts,
}

/// The `fragments:` part of the settings.
#[derive(Debug, Clone)]
pub struct Limits {
    pub off: bool,
    pub memory_bytes: u64,
    pub keep: Duration,
    pub redis: Option<String>,
    pub namespace: String,
}

impl Fragments {
    /// Dials nothing: the Redis connection opens with its first use.
    pub fn new(limits: &Limits) -> Self {
        let memory = (!limits.off).then(|| bounded(limits));
        let shared = limits.redis.as_deref().filter(|_| !limits.off).and_then(|url| {
            Shared::new(url, &limits.namespace, limits.keep)
                .inspect_err(
                    |err| tracing::error!(error = %err, "the shared fragment cache has no usable address"),
                )
                .ok()
        });
        let tiers =
            Tiers { off: limits.off, memory, shared, flights: Flights::default(), counts: Counts::default() };
        Self { tiers: Arc::new(tiers), anew: false }
    }

    /// The same, but whoever asks gets pieces made now, and everybody after them too.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self { tiers: self.tiers.clone(), anew: true }
    }

    /// Whether other processes read what this one renders.
    pub fn are_shared(&self) -> bool {
        self.tiers.shared.is_some()
    }

    /// In place of what was there under this name.
    pub fn put(&self, key: Key, html: String) {
        let piece = Fragment::from(html);
        self.keep(key.clone(), piece.clone());
        self.share(vec![(key, piece)]);
    }

    pub fn counts(&self) -> &Counts {
        &self.tiers.counts
    }

    /// How much of the bound the tier in memory has filled.
    pub fn memory_bytes(&self) -> u64 {
        self.tiers.memory.as_ref().map_or(0, Cache::weighted_size)
    }

    pub async fn fetch<F, R>(&self, key: Key, render: F) -> Result<Fragment>
    where
        F: Fn() -> R,
        R: Future<Output = Result<String>>,
    {
        let pieces = self.fetch_many(vec![key], |_| async { Ok(vec![render().await?]) }).await?;
        Ok(pieces.into_iter().next().unwrap_or_else(|| Fragment::from("")))
    }

    /// The pieces for these keys, in order. `render` is called with the places of those that nobody has and answers
    /// them in that order; a second time only for pieces that somebody else began and did not finish.
    pub async fn fetch_many<F, R>(&self, keys: Vec<Key>, render: F) -> Result<Vec<Fragment>>
    where
        F: Fn(Vec<usize>) -> R,
        R: Future<Output = Result<Vec<String>>>,
    {
        let mut found = self.in_memory(&keys);
        if self.tiers.off {
            self.make(&keys, &places_of_none(&found), &mut found, &render).await?;
        } else if found.iter().any(Option::is_none) {
            self.take_seats(&keys, &mut found, &render).await?;
        }
        Ok(found.into_iter().flatten().collect())
    }

    /// For each missing piece either wait for whoever is making it, or make it.
    async fn take_seats<F, R>(&self, keys: &[Key], found: &mut [Option<Fragment>], render: &F) -> Result<()>
    where
        F: Fn(Vec<usize>) -> R,
        R: Future<Output = Result<Vec<String>>>,
    {
        let (mut mine, mut waiting, mut pilots) = (Vec::new(), Vec::new(), Vec::new());
        for place in places_of_none(found) {
            match self.tiers.flights.board(&keys[place]) {
                Seat::Pilot(pilot) => {
                    mine.push(place);
                    pilots.push((place, pilot));
                }
                Seat::Passenger(passenger) => waiting.push((place, passenger)),
            }
        }
        self.in_shared(keys, &mine, found).await;
        mine.retain(|place| found[*place].is_none());
        // Our own part lands before we wait for anybody, so two visitors never wait for each other.
        self.make(keys, &mine, found, render).await?;
        for (place, pilot) in pilots {
            found[place].iter().for_each(|piece| pilot.lands_with(piece.clone()));
        }
        for (place, passenger) in waiting {
            found[place] = passenger.landed().await.or_else(|| self.peek(&keys[place]));
        }
        // Whoever was making these failed.
        self.make(keys, &places_of_none(found), found, render).await
    }

    async fn make<F, R>(
        &self,
        keys: &[Key],
        places: &[usize],
        found: &mut [Option<Fragment>],
        render: &F,
    ) -> Result<()>
    where
        F: Fn(Vec<usize>) -> R,
        R: Future<Output = Result<Vec<String>>>,
    {
        if places.is_empty() {
            return Ok(());
        }
        let started = Instant::now();
        let pieces = render(places.to_vec()).await?;
        self.tiers.counts.rendered(&pieces, started.elapsed());
        let made: Vec<(Key, Fragment)> = places
            .iter()
            .zip(pieces)
            .map(|(place, html)| (keys[*place].clone(), Fragment::from(html)))
            .collect();
        for (place, (key, piece)) in places.iter().zip(&made) {
            self.keep(key.clone(), piece.clone());
            found[*place] = Some(piece.clone());
        }
        self.share(made);
        Ok(())
    }

    fn in_memory(&self, keys: &[Key]) -> Vec<Option<Fragment>> {
        if self.anew {
            return vec![None; keys.len()];
        }
        let found: Vec<_> = keys.iter().map(|key| self.peek(key)).collect();
        let hits = found.iter().flatten().count();
        self.tiers.counts.memory_hits.fetch_add(hits as u64, Relaxed);
        self.tiers.counts.misses.fetch_add((found.len() - hits) as u64, Relaxed);
        statements::looked_up(hits, found.len() - hits);
        found
    }

    async fn in_shared(&self, keys: &[Key], places: &[usize], found: &mut [Option<Fragment>]) {
        let asks = !self.anew && !places.is_empty();
        let Some(shared) = self.tiers.shared.as_ref().filter(|_| asks) else { return };
        let asked: Vec<&Key> = places.iter().map(|place| &keys[*place]).collect();
        for (place, piece) in places.iter().zip(shared.get(&asked).await) {
            if let Some(piece) = piece {
                self.tiers.counts.shared_hits.fetch_add(1, Relaxed);
                self.keep(keys[*place].clone(), piece.clone());
                found[*place] = Some(piece);
            }
        }
    }

    /// Nobody waits for the write: the piece is in hand already.
    fn share(&self, made: Vec<(Key, Fragment)>) {
        if let Some(shared) = self.tiers.shared.clone() {
            tokio::spawn(async move { shared.put(&made).await });
        }
    }

    fn peek(&self, key: &Key) -> Option<Fragment> {
        self.tiers.memory.as_ref()?.get(key)
    }

    fn keep(&self, key: Key, piece: Fragment) {
        if let Some(memory) = &self.tiers.memory {
            memory.insert(key, piece);
        }
    }
}

fn bounded(limits: &Limits) -> Cache<Key, Fragment> {
    Cache::builder()
        .weigher(|key: &Key, piece: &Fragment| {
            u32::try_from(size_of_val(key) + piece.len() + 64).unwrap_or(u32::MAX)
        })
        .max_capacity(limits.memory_bytes)
        .time_to_live(limits.keep)
        .build()
}

fn places_of_none(found: &[Option<Fragment>]) -> Vec<usize> {
    found.iter().enumerate().filter(|(_, piece)| piece.is_none()).map(|(place, _)| place).collect()
}
