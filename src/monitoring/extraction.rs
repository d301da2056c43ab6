//! What became of the links people pasted: by outcome, and by shop as far as a shop is worth a line.
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::micros;

/// Shops kept apart at once; the rest share a line.
const MOST_SHOPS: usize = 200;
const OTHERS: &str = "others";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Ready,
    Partial,
    Blocked,
    Failed,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Ready, Self::Partial, Self::Blocked, Self::Failed];

    pub fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Partial => "partial",
            Self::Blocked => "blocked",
            Self::Failed => "failed",
        }
    }

    /// By the word an item keeps as its state.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }

    pub fn is_failure(self) -> bool {
        matches!(self, Self::Blocked | Self::Failed)
    }
}

/// How often and how long, for one shop and outcome.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ended {
    pub times: u64,
    pub micros: u64,
}

#[derive(Debug, Default)]
pub struct Extraction {
    shops: Mutex<BTreeMap<(String, Outcome), Ended>>,
}

impl Extraction {
    /// `host` is the shop's, such as `shop.example`; nothing else of the link is kept.
    pub fn ended(&self, host: &str, outcome: Outcome, elapsed: Duration) {
        let mut shops = self.shops.lock().unwrap_or_else(PoisonError::into_inner);
        let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
        let fits = shops.len() < MOST_SHOPS || shops.contains_key(&(host.clone(), outcome));
        let ended = shops.entry((if fits { host } else { OTHERS.into() }, outcome)).or_default();
        ended.times += 1;
        ended.micros += micros(elapsed);
    }

    pub fn by_shop(&self) -> BTreeMap<(String, Outcome), Ended> {
        self.shops.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn times(&self, outcome: Outcome) -> u64 {
        let shops = self.shops.lock().unwrap_or_else(PoisonError::into_inner);
        shops.iter().filter(|((_, one), _)| *one == outcome).map(|(_, ended)| ended.times).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_are_kept_apart_as_far_as_there_is_room() {
        let extraction = Extraction::default();
        for number in 0..MOST_SHOPS * 2 {
            extraction.ended(&format!("www.Shop{number}.example"), Outcome::Ready, Duration::from_millis(1));
        }
        extraction.ended("shop1.example", Outcome::Blocked, Duration::ZERO);
        let shops = extraction.by_shop();
        assert_eq!(shops[&("shop1.example".into(), Outcome::Ready)].times, 1);
        assert_eq!(shops[&(OTHERS.into(), Outcome::Ready)].times as usize, MOST_SHOPS);
        assert_eq!(extraction.times(Outcome::Blocked), 1);
        assert!(shops.len() <= MOST_SHOPS + Outcome::ALL.len());
    }
}
