//! Names that mean something only inside a network. They are refused before DNS is asked, since the question
//! alone may leak, and a search domain or multicast DNS could answer it from next door.

/// Top-level names that are never delegated on the public internet (RFC 6761 and kin, ICANN's `internal`),
/// and those home and office routers made up. `example` is absent: it resolves to nothing we need to fear.
#[rustfmt::skip]
const SPECIAL: [&str; 17] = [
    "alt", "arpa", "corp", "home", "i2p", "internal", "intranet", "invalid", "lan", "local", "localdomain",
    "localhost", "mail", "onion", "private", "test", "workgroup",
];

/// What a name is when it is not a public one. Expects no trailing dot, and lower case as `url` leaves it.
pub(super) fn special(name: &str) -> Option<&'static str> {
    let Some((_, last)) = name.rsplit_once('.') else { return Some("a single label") };
    SPECIAL.iter().find(|&&special| special == last).copied()
}
