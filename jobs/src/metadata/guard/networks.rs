//! The address blocks that are not the public web, as a table to read beside IANA's special-purpose registries.
//! IPv4 lists what is refused; IPv6 lists what is public and then its exceptions, because nearly all of IPv6
//! is unassigned, and mapped, translated (`64:ff9b::`) and unique local addresses lie outside `2000::/3`.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const SPECIAL_V4: [([u8; 4], u32, &str); 16] = [
    ([0, 0, 0, 0], 8, "this network"),
    ([10, 0, 0, 0], 8, "private"),
    ([100, 64, 0, 0], 10, "a carrier's inside"),
    ([127, 0, 0, 0], 8, "loopback"),
    ([168, 63, 129, 16], 32, "a cloud's own service"),
    ([169, 254, 0, 0], 16, "link-local, where clouds keep credentials"),
    ([172, 16, 0, 0], 12, "private"),
    ([192, 0, 0, 0], 24, "protocol assignments"),
    ([192, 0, 2, 0], 24, "documentation"),
    ([192, 88, 99, 0], 24, "6to4 relay"),
    ([192, 168, 0, 0], 16, "private"),
    ([198, 18, 0, 0], 15, "benchmarks"),
    ([198, 51, 100, 0], 24, "documentation"),
    ([203, 0, 113, 0], 24, "documentation"),
    ([224, 0, 0, 0], 4, "multicast"),
    ([240, 0, 0, 0], 4, "reserved"),
];

const PUBLIC_V6: ([u16; 8], u32) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

const SPECIAL_V6: [([u16; 8], u32, &str); 4] = [
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, "protocol assignments and Teredo"),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32, "documentation"),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16, "6to4, which can wrap a private IPv4 address"),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20, "documentation"),
];

/// What an address is when it is not a place on the public web.
pub(super) fn special(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(address) => special_v4(address),
        IpAddr::V6(address) => special_v6(address),
    }
}

fn special_v4(address: Ipv4Addr) -> Option<&'static str> {
    let within = |network: [u8; 4], prefix: u32| {
        (address.to_bits() ^ Ipv4Addr::from(network).to_bits()) >> (32 - prefix) == 0
    };
    SPECIAL_V4.iter().find(|(network, prefix, _)| within(*network, *prefix)).map(|(.., what)| *what)
}

fn special_v6(address: Ipv6Addr) -> Option<&'static str> {
    let within = |network: [u16; 8], prefix: u32| {
        (address.to_bits() ^ Ipv6Addr::from(network).to_bits()) >> (128 - prefix) == 0
    };
    if !within(PUBLIC_V6.0, PUBLIC_V6.1) {
        return Some("outside global unicast");
    }
    SPECIAL_V6.iter().find(|(network, prefix, _)| within(*network, *prefix)).map(|(.., what)| *what)
}
