//! Who listens to what in this process. A socket is a mailbox of bounded size: whoever reads so slowly that it is
//! full is let go, and comes back when it can. (A tokio broadcast channel would wake every socket for every message,
//! and let the slowest decide what the others miss.)
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde::Serialize;
use tokio::{
    sync::{mpsc, watch},
    time::sleep,
};

use super::{Stream, line::Line, relay::Relay};
use crate::models::Viewer;

pub(super) const MAILBOX: usize = 64;
/// A person with that many open pages has a script. Guests share addresses, so an address may have more.
const MOST_PER_PERSON: usize = 20;
const MOST_PER_ADDRESS: usize = 200;
const CLOSING: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
pub struct Post {
    pub stream: Stream,
    pub text: Arc<str>,
}

#[derive(Clone)]
pub struct Hub(Arc<Inner>);

pub(super) struct Inner {
    desk: Mutex<Desk>,
    relay: Option<Relay>,
    closing: watch::Sender<bool>,
}

#[derive(Default)]
struct Desk {
    last_id: u64,
    sockets: HashMap<u64, Listener>,
    streams: HashMap<Stream, HashSet<u64>>,
    callers: HashMap<String, usize>,
}

struct Listener {
    caller: String,
    mailbox: mpsc::Sender<Post>,
    streams: HashSet<Stream>,
}

impl Hub {
    /// Dials nothing yet: Loco makes its context twice at a start.
    pub fn new(redis_url: Option<&str>) -> loco_rs::Result<Self> {
        let relay = redis_url.map(Relay::new).transpose().map_err(loco_rs::Error::wrap)?;
        Ok(Self(Arc::new(Inner { desk: Mutex::default(), relay, closing: watch::Sender::new(false) })))
    }

    /// To everybody who listens, in whichever process. Without Redis, or while it is away, those in this one.
    pub async fn publish(&self, stream: &Stream, message: &impl Serialize) {
        let Ok(text) = serde_json::to_string(message) else { return };
        match &self.0.relay {
            Some(relay) if relay.publish(stream, &text).await => {}
            _ => self.0.deliver(&Post { stream: stream.clone(), text: text.into() }),
        }
    }

    /// A place for one more socket, unless this person or address has enough of them.
    pub fn line(&self, caller: String, viewer: &Viewer) -> Option<Line> {
        if let Some(relay) = &self.0.relay {
            relay.listen_for(&self.0);
        }
        let most = if viewer.id().is_some() { MOST_PER_PERSON } else { MOST_PER_ADDRESS };
        let (mailbox, post) = mpsc::channel(MAILBOX);
        let id = self.0.desk().enter(caller, mailbox, most)?;
        Some(Line::new(self.clone(), id, post, self.0.closing.subscribe()))
    }

    pub(super) fn listen(&self, id: u64, stream: &Stream) {
        self.0.desk().listen(id, stream);
    }

    pub(super) fn ignore(&self, id: u64, stream: &Stream) {
        self.0.desk().ignore(id, stream);
    }

    pub(super) fn leave(&self, id: u64) {
        self.0.desk().leave(id);
    }

    pub fn sockets(&self) -> usize {
        self.0.desk().sockets.len()
    }

    /// Says goodbye to every socket, so that browsers come back at once instead of waiting for a dead line.
    pub async fn close(&self) {
        self.0.closing.send_replace(true);
        for _ in 0..CLOSING.as_millis() / 20 {
            if self.sockets() == 0 {
                return;
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Inner {
    pub(super) fn deliver(&self, post: &Post) {
        self.desk().deliver(post);
    }

    /// After a cut nobody knows what was missed.
    pub(super) fn deliver_to_all(&self, text: &str) {
        let mut desk = self.desk();
        let all: Vec<(u64, Stream)> = desk.checked_by().collect();
        for (id, stream) in all {
            desk.put(id, Post { stream, text: text.into() });
        }
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn enter(&mut self, caller: String, mailbox: mpsc::Sender<Post>, most: usize) -> Option<u64> {
        let open = self.callers.entry(caller.clone()).or_default();
        if *open >= most {
            return None;
        }
        *open += 1;
        self.last_id += 1;
        self.sockets.insert(self.last_id, Listener { caller, mailbox, streams: HashSet::new() });
        Some(self.last_id)
    }

    fn listen(&mut self, id: u64, stream: &Stream) {
        let Some(listener) = self.sockets.get_mut(&id) else { return };
        listener.streams.insert(stream.clone());
        self.streams.entry(stream.clone()).or_default().insert(id);
    }

    fn ignore(&mut self, id: u64, stream: &Stream) {
        if let Some(listener) = self.sockets.get_mut(&id) {
            listener.streams.remove(stream);
        }
        self.unlist(id, stream);
    }

    fn deliver(&mut self, post: &Post) {
        let listeners: Vec<u64> = self.streams.get(&post.stream).into_iter().flatten().copied().collect();
        for id in listeners {
            self.put(id, post.clone());
        }
    }

    /// A full mailbox is a reader too slow to keep: its end makes the socket close.
    fn put(&mut self, id: u64, post: Post) {
        let full = self.sockets.get(&id).is_some_and(|listener| listener.mailbox.try_send(post).is_err());
        if full {
            self.leave(id);
        }
    }

    fn leave(&mut self, id: u64) {
        let Some(gone) = self.sockets.remove(&id) else { return };
        gone.streams.iter().for_each(|stream| self.unlist(id, stream));
        if let Some(open) = self.callers.get_mut(&gone.caller) {
            *open -= 1;
            if *open == 0 {
                self.callers.remove(&gone.caller);
            }
        }
    }

    fn unlist(&mut self, id: u64, stream: &Stream) {
        if let Some(listeners) = self.streams.get_mut(stream) {
            listeners.remove(&id);
            if listeners.is_empty() {
                self.streams.remove(stream);
            }
        }
    }

    /// Each socket with one of the streams it asks itself on.
    fn checked_by(&self) -> impl Iterator<Item = (u64, Stream)> + '_ {
        self.sockets.iter().filter_map(|(id, listener)| {
            listener.streams.iter().find(|stream| stream.is_a_check()).map(|stream| (*id, stream.clone()))
        })
    }
}
