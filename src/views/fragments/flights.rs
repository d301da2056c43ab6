//! Who is making what: one pilot for each missing piece, and passengers who wait. A pilot who fails, panics or is
//! cut off lands too, by being dropped, so nobody waits for ever.
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::watch;

use super::Key;

#[derive(Clone, Default)]
pub struct Flights(Arc<Mutex<HashMap<Key, watch::Receiver<()>>>>);

pub enum Seat {
    Pilot(Pilot),
    Passenger(Passenger),
}

pub struct Pilot {
    key: Key,
    flights: Flights,
    _landing: watch::Sender<()>,
}

pub struct Passenger(watch::Receiver<()>);

impl Flights {
    pub fn board(&self, key: &Key) -> Seat {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key.clone()) {
            Entry::Occupied(flying) => Seat::Passenger(Passenger(flying.get().clone())),
            Entry::Vacant(free) => {
                let (landing, passengers) = watch::channel(());
                free.insert(passengers);
                Seat::Pilot(Pilot { key: key.clone(), flights: self.clone(), _landing: landing })
            }
        }
    }
}

impl Passenger {
    pub async fn landed(mut self) {
        // Nothing is ever sent: the end of the sender is the landing.
        let _ = self.0.changed().await;
    }
}

impl Drop for Pilot {
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
