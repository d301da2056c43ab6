//! The machine we run on, as the world sees it. Its public addresses pass every other rule, yet a service that
//! trusts "local" callers may listen on them, and a link to ourselves would make us wait for ourselves.
use std::net::IpAddr;
use url::{Host, Url};

#[derive(Debug, Clone, Default)]
pub struct Own {
    names: Vec<String>,
    addresses: Vec<IpAddr>,
}

impl Own {
    pub fn new(names: Vec<String>, addresses: Vec<IpAddr>) -> Self {
        Self { names, addresses }
    }

    /// The name people type to reach this site, and the addresses of this machine's interfaces.
    pub fn of_this_machine(base_url: &Url) -> Self {
        let names = match base_url.host() {
            Some(Host::Domain(name)) => vec![name.trim_end_matches('.').to_owned()],
            _ => vec![],
        };
        let addresses = if_addrs::get_if_addrs().map_or_else(
            |error| {
                tracing::warn!(%error, "this machine's addresses are unknown, so links to them are not refused");
                vec![]
            },
            |interfaces| interfaces.iter().map(if_addrs::Interface::ip).collect(),
        );
        Self { names, addresses }
    }

    pub(super) fn name(&self, name: &str) -> Option<&'static str> {
        self.names.iter().any(|own| own == name).then_some("this site itself")
    }

    pub(super) fn address(&self, address: IpAddr) -> Option<&'static str> {
        self.addresses.contains(&address).then_some("this machine itself")
    }
}
