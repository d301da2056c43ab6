//! One socket's end of the hub. Dropping it hangs up.
use std::collections::BTreeSet;

use tokio::sync::{mpsc, watch};

use super::{Hub, Stream, hub::Post};

pub struct Line {
    hub: Hub,
    id: u64,
    post: mpsc::Receiver<Post>,
    closing: watch::Receiver<bool>,
    heard: BTreeSet<Stream>,
}

pub enum Heard {
    Post(Post),
    /// The mailbox overflowed.
    TooSlow,
    /// The process stops.
    Closing,
}

impl Line {
    pub(super) fn new(hub: Hub, id: u64, post: mpsc::Receiver<Post>, closing: watch::Receiver<bool>) -> Self {
        Self { hub, id, post, closing, heard: BTreeSet::new() }
    }

    /// The next that is (still) listened to: what was posted before a stream was left is not said any more.
    pub async fn hear(&mut self) -> Heard {
        loop {
            let post = tokio::select! {
                biased;
                _ = self.closing.wait_for(|closing| *closing) => return Heard::Closing,
                post = self.post.recv() => post,
            };
            match post {
                None => return Heard::TooSlow,
                Some(post) if self.heard.contains(&post.stream) => return Heard::Post(post),
                Some(_) => {}
            }
        }
    }

    /// Listens to exactly these. Says whether any of them is new.
    pub fn listen_to(&mut self, streams: BTreeSet<Stream>) -> bool {
        self.heard.difference(&streams).for_each(|left| self.hub.ignore(self.id, left));
        streams.difference(&self.heard).for_each(|new| self.hub.listen(self.id, new));
        let more = !streams.is_subset(&self.heard);
        self.heard = streams;
        more
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.hub.leave(self.id);
    }
}
