//! Places the operator vouches for (`nas.home:8080, 127.0.0.1:4000`): a home lab's own shop, or a test's. Empty
//! unless set. A vouched host is reached at its listed ports only, so vouching for a NAS's shop on 8080 does not
//! open its admin page on 80.
use std::{fmt, str::FromStr};
use url::Host;

#[derive(Debug, Clone, Default)]
pub struct Vouched(Vec<(Host, u16)>);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a place: write host:port, as in nas.home:8080 or [fd00::5]:80")]
pub struct NotAPlace(String);

impl Vouched {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn knows(&self, host: &Host<&str>) -> bool {
        self.0.iter().any(|(known, _)| same(known, host))
    }

    pub(super) fn at(&self, host: &Host<&str>, port: u16) -> bool {
        self.0.iter().any(|(known, listed)| same(known, host) && *listed == port)
    }
}

impl FromStr for Vouched {
    type Err = NotAPlace;

    fn from_str(list: &str) -> Result<Self, NotAPlace> {
        let places = list.split([',', ' ', '\n']).map(str::trim).filter(|place| !place.is_empty());
        places.map(place).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for Vouched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places: Vec<_> = self.0.iter().map(|(host, port)| format!("{host}:{port}")).collect();
        f.write_str(&places.join(", "))
    }
}

fn place(text: &str) -> Result<(Host, u16), NotAPlace> {
    let not_a_place = || NotAPlace(text.to_owned());
    let (host, port) = text.rsplit_once(':').ok_or_else(not_a_place)?;
    let host = Host::parse(host.trim_end_matches('.')).map_err(|_| not_a_place())?;
    Ok((host, port.parse().map_err(|_| not_a_place())?))
}

/// `nas.home.` with its final dot is `nas.home`; without this the dot would step around the port rule.
fn same(known: &Host, host: &Host<&str>) -> bool {
    match (known, host) {
        (Host::Domain(known), Host::Domain(name)) => known == name.trim_end_matches('.'),
        (Host::Ipv4(known), Host::Ipv4(address)) => known == address,
        (Host::Ipv6(known), Host::Ipv6(address)) => known == address,
        _ => false,
    }
}
