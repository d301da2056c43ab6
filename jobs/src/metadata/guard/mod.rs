//! Which addresses we may call because a stranger pasted a link. A link is a wish to make *this* machine speak,
//! so it may only speak to the public web: never to itself, its neighbours or its cloud's secrets.
//!
//! A URL is judged once parsed, never as text: `url` has by then turned `0x7f.1`, `２１３０７０６４３３` and
//! `127。0。0。1` into the address they mean. A name is judged twice: here as a name, and when it is dialled as
//! the addresses it resolved to (`fetch/resolver.rs`), for a name is only as public as its answer.
mod names;
mod networks;
mod own;
mod vouched;

use std::net::IpAddr;
use url::{Host, Url};

pub use own::Own;
pub use vouched::{NotAPlace, Vouched};

/// What makes a link one we do not follow. The words are for logs; people get one neutral sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    #[error("neither http nor https")]
    Scheme,
    #[error("a name or password in the address")]
    Userinfo,
    #[error("a port other than 80 and 443")]
    Port,
    #[error("not a public name: {0}")]
    Name(&'static str),
    #[error("not a public address: {0}")]
    Address(&'static str),
}

/// The rules, with the two things an operator's machine adds to them: places it vouches for and places it is.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    vouched: Vouched,
    own: Own,
}

impl Guard {
    pub fn new(vouched: Vouched, own: Own) -> Self {
        Self { vouched, own }
    }

    /// Asked before every request, so at every redirect too.
    pub fn url(&self, url: &Url) -> Result<(), Forbidden> {
        web(url)?;
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(Forbidden::Name("no host"));
        };
        if self.vouched.knows(&host) {
            return if self.vouched.at(&host, port) { Ok(()) } else { Err(Forbidden::Port) };
        }
        usual(port)?;
        match host {
            Host::Domain(name) => self.name(name),
            Host::Ipv4(address) => self.address(address.into()),
            Host::Ipv6(address) => self.address(address.into()),
        }
    }

    /// Asked when a name is dialled. One private address spoils the whole answer: an honest shop has none,
    /// and picking the good ones would let an attacker choose which we pick.
    pub fn answer(&self, name: &str, addresses: &[IpAddr]) -> Result<(), Forbidden> {
        if self.vouched.knows(&Host::Domain(name)) {
            return Ok(());
        }
        addresses.iter().try_for_each(|&address| self.address(address))
    }

    fn name(&self, name: &str) -> Result<(), Forbidden> {
        let name = name.trim_end_matches('.');
        names::special(name).or_else(|| self.own.name(name)).map_or(Ok(()), |why| Err(Forbidden::Name(why)))
    }

    fn address(&self, address: IpAddr) -> Result<(), Forbidden> {
        networks::special(address)
            .or_else(|| self.own.address(address))
            .map_or(Ok(()), |why| Err(Forbidden::Address(why)))
    }
}

fn web(url: &Url) -> Result<(), Forbidden> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Forbidden::Scheme);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Forbidden::Userinfo);
    }
    Ok(())
}

fn usual(port: u16) -> Result<(), Forbidden> {
    matches!(port, 80 | 443).then_some(()).ok_or(Forbidden::Port)
}
