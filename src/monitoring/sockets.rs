//! How many people's pages are listening right now. A number, and never whose.
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

static OPEN: AtomicU64 = AtomicU64::new(0);
static OPENED: AtomicU64 = AtomicU64::new(0);

/// Kept as long as a socket is open; counted off when dropped, however it ended.
#[derive(Debug)]
pub struct Open(());

pub fn opened() -> Open {
    OPENED.fetch_add(1, Relaxed);
    OPEN.fetch_add(1, Relaxed);
    Open(())
}

impl Drop for Open {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Relaxed);
    }
}

pub fn open_now() -> u64 {
    OPEN.load(Relaxed)
}

pub fn opened_ever() -> u64 {
    OPENED.load(Relaxed)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_socket_counts_until_it_ends_however_it_ends() {
        let before = super::opened_ever();
        let ended = std::thread::spawn(|| {
            let _open = super::opened();
            panic!("the browser went away");
        });
        assert!(ended.join().is_err());
        let open = super::opened();
        assert_eq!(super::opened_ever() - before, 2);
        assert!(super::open_now() >= 1);
        drop(open);
    }
}
