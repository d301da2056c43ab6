//! Which of our words fits an error of the client. It tells of causes within causes; the telling one lies deep.
use super::Refusal;
use crate::metadata::guard::Forbidden;
use std::{error::Error, io};

pub(super) fn named(error: &reqwest::Error) -> Refusal {
    if error.is_timeout() {
        return Refusal::TooSlow;
    }
    causes(error).find_map(telling).unwrap_or_else(|| at_stage(error))
}

fn telling(cause: &(dyn Error + 'static)) -> Option<Refusal> {
    if let Some(forbidden) = cause.downcast_ref::<Forbidden>() {
        return Some(Refusal::Forbidden(*forbidden));
    }
    if cause.is::<rustls::Error>() {
        return Some(Refusal::Untrusted);
    }
    let http = cause.downcast_ref::<hyper::Error>()?;
    Some(if senseless(http) { Refusal::Garbled } else { Refusal::CutOff })
}

/// Without a cause we know, the stage the client had reached has to do.
fn at_stage(error: &reqwest::Error) -> Refusal {
    match error {
        _ if error.is_dns() && causes(error).any(not_found) => Refusal::NoSuchName,
        _ if error.is_dns() => Refusal::Unresolved,
        _ if error.is_connect() => Refusal::Unreachable,
        // Broken lines are told above, so this is the decompressor's complaint.
        _ if error.is_decode() || error.is_builder() => Refusal::Garbled,
        _ => Refusal::CutOff,
    }
}

/// Unreadable headers are a parse error; unreadable chunk sizes are an `io::Error` of an invalid kind.
fn senseless(http: &hyper::Error) -> bool {
    let chunk = http.source().and_then(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind);
    http.is_parse() || matches!(chunk, Some(io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData))
}

fn not_found(cause: &(dyn Error + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause| under(*cause))
}

/// An `io::Error` hides the error it wraps: its `source` is what lies *under* that one.
fn under<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>() {
        Some(wrapper) => wrapper.get_ref().map(|inner| inner as _),
        None => error.source(),
    }
}
