//! Who encrypts what this process sends: ring, for every client in it.

/// Before a client is made. Another part of the process may have chosen already; that was the same choice.
pub fn with_ring() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
