//! DNS under guard. The client asks at the moment it dials and dials what it was told, so there is no gap in
//! which a name could change its address between the check and the call (DNS rebinding).
use crate::metadata::guard::Guard;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// The system's own resolver, hosts file and all.
#[derive(Debug, Clone, Copy)]
pub struct System;

pub(super) struct Guarded {
    guard: Arc<Guard>,
    inner: Arc<dyn Resolve>,
}

impl Guarded {
    pub(super) fn new(guard: Arc<Guard>, inner: Arc<dyn Resolve>) -> Self {
        Self { guard, inner }
    }
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.guard.clone();
        let host = name.as_str().to_owned();
        let answer = self.inner.resolve(name);
        Box::pin(async move {
            let addresses: Vec<IpAddr> = answer.await?.map(|address| address.ip()).collect();
            guard.answer(&host, &addresses)?;
            Ok(portless(addresses))
        })
    }
}

impl Resolve for System {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let answer = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(unless_passing)?;
            let addresses: Vec<SocketAddr> = answer.collect();
            if addresses.is_empty() {
                return Err(io::Error::from(io::ErrorKind::NotFound).into());
            }
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// Whether a name is mistyped or DNS is having a bad minute, `getaddrinfo` tells in words only: "Temporary
/// failure in name resolution" (glibc, macOS), "Try again" (musl). A mistyped link should fail at once.
fn unless_passing(error: io::Error) -> io::Error {
    let said = error.to_string().to_lowercase();
    let passing = said.contains("temporary") || said.contains("try again");
    if passing { error } else { io::Error::new(io::ErrorKind::NotFound, error) }
}

/// Port 0 is "the URL's port"; any other would be dialled as it stands, past the guard's port rule.
fn portless(addresses: Vec<IpAddr>) -> Addrs {
    Box::new(addresses.into_iter().map(|address| SocketAddr::new(address, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_passing_trouble_stays_worth_another_try() {
        for (said, kind) in [
            (
                "failed to lookup address information: Temporary failure in name resolution",
                io::ErrorKind::Other,
            ),
            ("failed to lookup address information: Try again", io::ErrorKind::Other),
            ("failed to lookup address information: Name or service not known", io::ErrorKind::NotFound),
            ("failed to lookup address information: Name does not resolve", io::ErrorKind::NotFound),
        ] {
            assert_eq!(unless_passing(io::Error::other(said)).kind(), kind, "{said}");
        }
    }
}
