//! Why there is no page: ours or theirs to refuse, for good or for now. People get one neutral sentence for all
//! of these; the word is for the record and the log. Told more, a curious person could map our network by link.
use super::{Page, failure};
use crate::metadata::guard::Forbidden;
use reqwest::StatusCode;
use std::time::Duration;

#[derive(Debug, Clone, thiserror::Error)]
pub enum Refusal {
    #[error("not followed: {0}")]
    Forbidden(#[from] Forbidden),
    #[error("more redirects than a shop needs")]
    Wandering,
    #[error("no such name")]
    NoSuchName,
    #[error("DNS does not answer")]
    Unresolved,
    #[error("nobody answers")]
    Unreachable,
    #[error("the connection was cut")]
    CutOff,
    #[error("its certificate is not to be trusted")]
    Untrusted,
    #[error("the answer makes no sense as HTTP")]
    Garbled,
    #[error("not done in time")]
    TooSlow,
    #[error("too big")]
    TooBig,
    /// With the kind it was: a link to a picture is a wish with a picture.
    #[error("{0} is not what we came for")]
    WrongKind(String),
    /// With the page that came along: it may be a wall one can recognise, or a sold-out teapot's.
    #[error("answered with {}", .0.status)]
    Status(Box<Page>),
    /// Our own patience with this host, not the host's answer.
    #[error("it is not our turn for another {0:?}")]
    Busy(Duration),
}

impl Refusal {
    /// A stable word, kept with the item.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Forbidden(_) => "forbidden",
            Self::Wandering => "wandering",
            Self::NoSuchName => "no_such_name",
            Self::Unresolved => "unresolved",
            Self::Unreachable => "unreachable",
            Self::CutOff => "cut_off",
            Self::Untrusted => "untrusted",
            Self::Garbled => "garbled",
            Self::TooSlow => "too_slow",
            Self::TooBig => "too_big",
            Self::WrongKind(_) => "wrong_kind",
            Self::Status(page) => status(page.status),
            Self::Busy(_) => "busy",
        }
    }

    /// Worth another try later.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unresolved | Self::Unreachable | Self::CutOff | Self::TooSlow | Self::Busy(_) => true,
            Self::Status(page) => matches!(page.status.as_u16(), 408 | 425 | 429 | 500..=599),
            Self::Forbidden(_)
            | Self::Wandering
            | Self::NoSuchName
            | Self::Untrusted
            | Self::Garbled
            | Self::TooBig
            | Self::WrongKind(_) => false,
        }
    }

    /// How long the host asked for, or our turn is away.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy(pause) => Some(*pause),
            Self::Status(page) => page.retry_after(),
            _ => None,
        }
    }

    /// Statuses walls answer a stranger's `User-Agent` with, or a cut line. A host that names a time gets it.
    pub(super) fn may_be_about_our_name(&self) -> bool {
        match self {
            Self::CutOff => true,
            Self::Status(page) => {
                matches!(page.status.as_u16(), 401 | 403 | 405 | 406 | 429 | 503)
                    && page.retry_after().is_none()
            }
            _ => false,
        }
    }
}

impl From<reqwest::Error> for Refusal {
    fn from(error: reqwest::Error) -> Self {
        failure::named(&error)
    }
}

fn status(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 | 403 | 405 | 406 | 407 | 451 => "turned_away",
        404 | 410 => "gone",
        429 | 503 => "asked_to_wait",
        500..=599 => "server_error",
        _ => "odd_status",
    }
}
