//! What lies on a process's desk: the jobs its slots do, and a few they will do next. A slot that is done picks up the next
//! one by itself, without waiting for the conversation with Redis to come round.
use std::{
    collections::{HashMap, VecDeque},
    time::{Duration, Instant},
};

use super::process::Payload;
use crate::queue::clock;

pub(super) type Laid = (String, Payload);

pub(super) struct Run {
    pub(super) queue: String,
    pub(super) payload: Payload,
    pub(super) started_at: f64,
}

pub(super) struct Desk {
    /// Counts the times everything on it was given to others.
    pub(super) epoch: u64,
    pub(super) runs: HashMap<u64, Run>,
    next: VecDeque<Laid>,
    slots: usize,
    serial: u64,
    moved: Instant,
}

impl Desk {
    pub(super) fn new() -> Self {
        let (runs, next) = (HashMap::new(), VecDeque::new());
        Self { epoch: 0, runs, next, slots: 0, serial: 0, moved: Instant::now() }
    }

    pub(super) fn count(&self) -> usize {
        self.runs.len() + self.next.len()
    }

    /// Returns how many slots must be opened for it.
    pub(super) fn lay(&mut self, jobs: impl IntoIterator<Item = Laid>, concurrency: usize) -> usize {
        self.next.extend(jobs);
        self.moved = Instant::now();
        let opened = concurrency.saturating_sub(self.slots).min(self.next.len());
        self.slots += opened;
        opened
    }

    /// The next job for a slot; none closes the slot, and so does a new epoch.
    pub(super) fn pick_up(&mut self, epoch: u64) -> Option<(u64, Laid)> {
        if epoch != self.epoch {
            return None;
        }
        let Some((queue, payload)) = self.next.pop_front() else {
            self.slots -= 1;
            return None;
        };
        self.serial += 1;
        self.moved = Instant::now();
        let run = Run { queue: queue.clone(), payload: payload.clone(), started_at: clock::now() };
        self.runs.insert(self.serial, run);
        Some((self.serial, (queue, payload)))
    }

    /// False for a job that was given to others meanwhile.
    pub(super) fn put_down(&mut self, epoch: u64, serial: u64) -> bool {
        epoch == self.epoch && self.runs.remove(&serial).is_some()
    }

    pub(super) fn payloads(&self, queue: &str) -> Vec<Payload> {
        let running = self.runs.values().filter(|run| run.queue == queue).map(|run| &run.payload);
        let next = self.next.iter().filter(|(of, _)| of == queue).map(|(_, payload)| payload);
        running.chain(next).cloned().collect()
    }

    /// What nobody has picked up for so long that others should have it, the youngest first.
    pub(super) fn stale(&mut self, patience: Duration) -> Vec<Laid> {
        if self.moved.elapsed() < patience {
            return Vec::new();
        }
        self.next.drain(..).rev().collect()
    }

    pub(super) fn waits(&self) -> bool {
        !self.next.is_empty()
    }

    /// Everything on it is somebody else's now. Returns how much that was.
    pub(super) fn clear(&mut self) -> usize {
        let count = self.count();
        *self = Self { epoch: self.epoch + 1, serial: self.serial, ..Self::new() };
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid(n: u8) -> Laid {
        ("default".into(), Payload::new(vec![n]))
    }

    #[test]
    fn no_more_slots_are_opened_than_there_are_jobs_or_room() {
        let mut desk = Desk::new();
        assert_eq!(desk.lay([laid(1)], 2), 1);
        assert_eq!(desk.lay([laid(2), laid(3)], 2), 1);
        assert_eq!(desk.count(), 3);
        assert_eq!(desk.payloads("default").len(), 3);
        assert!(desk.payloads("mailers").is_empty());
    }

    #[test]
    fn a_slot_of_an_earlier_epoch_gets_nothing_and_what_it_says_does_not_count() {
        let mut desk = Desk::new();
        desk.lay([laid(1), laid(2)], 2);
        let (serial, _) = desk.pick_up(0).unwrap();
        assert_eq!(desk.clear(), 2);
        desk.lay([laid(3)], 2);
        assert!(desk.pick_up(0).is_none() && !desk.put_down(0, serial));
        let (serial, (_, payload)) = desk.pick_up(1).unwrap();
        assert_eq!(*payload, [3]);
        assert!(desk.put_down(1, serial) && !desk.put_down(1, serial));
    }

    #[test]
    fn what_nobody_picks_up_is_given_back_youngest_first() {
        let mut desk = Desk::new();
        desk.lay([laid(1), laid(2), laid(3)], 1);
        desk.pick_up(0).unwrap();
        assert!(desk.stale(Duration::from_mins(1)).is_empty());
        let given: Vec<u8> = desk.stale(Duration::ZERO).iter().map(|(_, payload)| payload[0]).collect();
        assert_eq!(given, [3, 2]);
        assert_eq!(desk.count(), 1);
    }
}
