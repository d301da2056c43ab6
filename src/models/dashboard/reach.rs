//! How far to look for friends' lists. With few friends, at each of theirs; with many, at the newest lists of all until
//! enough are theirs. Both ways answer the same, so what is remembered here may be wrong and only costs time.
use std::time::Duration;

use moka::sync::Cache;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every list of every friend: cheap for most people, whatever the size of Wishare.
    Near,
    /// Everybody's lists from the newest on: cheap for whoever knows a good part of everybody.
    Far,
}

/// From so many lists of friends on, looking at each costs more than the walk usually does.
const CROWD: i64 = 400;
const KEPT: Duration = Duration::from_hours(1);
const MOST_PEOPLE: u64 = 50_000;

/// In this process, for people whose friends are a crowd.
#[derive(Clone)]
pub struct Reaches(Cache<i64, Reach>);

impl Default for Reaches {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MOST_PEOPLE).time_to_live(KEPT).build())
    }
}

impl Reaches {
    pub fn of(&self, user_id: i64) -> Reach {
        self.0.get(&user_id).unwrap_or(Reach::Near)
    }

    pub fn learn(&self, user_id: i64, lists_of_friends: i64) {
        if lists_of_friends > CROWD && !self.0.contains_key(&user_id) {
            self.0.insert(user_id, Reach::Far);
        }
    }

    /// Their friends were not among the newest: for a while nobody tries again.
    pub fn near_for_now(&self, user_id: i64) {
        self.0.insert(user_id, Reach::Near);
    }

    pub fn look_far(&self, user_id: i64) {
        self.0.insert(user_id, Reach::Far);
    }
}
