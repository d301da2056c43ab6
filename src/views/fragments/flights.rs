//! Who is making what: one pilot for each missing piece, and passengers who wait and are handed the piece itself, for a
//! memory that is small may have lost it already. A pilot who fails, panics or is cut off is dropped with nothing in
//! hand, so nobody waits for ever.
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::watch;

use super::{Fragment, Key};

#[derive(Clone, Default)]
pub struct Flights(Arc<Mutex<HashMap<Key, watch::Receiver<Option<Fragment>>>>>);

pub enum Seat {
    Pilot(Pilot),
    Passenger(Passenger),
}

pub struct Pilot {
    key: Key,
    flights: Flights,
    landing: watch::Sender<Option<Fragment>>,
}

pub struct Passenger(watch::Receiver<Option<Fragment>>);

impl Flights {
    pub fn board(&self, key: &Key) -> Seat {
        match self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key.clone()) {
            Entry::Occupied(flying) => Seat::Passenger(Passenger(flying.get().clone())),
            Entry::Vacant(free) => {
                let (landing, passengers) = watch::channel(None);
                free.insert(passengers);
                Seat::Pilot(Pilot { key: key.clone(), flights: self.clone(), landing })
            }
        }
    }
}

impl Pilot {
    pub fn lands_with(&self, piece: Fragment) {
        self.landing.send_replace(Some(piece));
    }
}

impl Passenger {
    pub async fn landed(mut self) -> Option<Fragment> {
        let landed = self.0.wait_for(Option::is_some).await.ok()?;
        landed.clone()
    }
}

impl Drop for Pilot {
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
