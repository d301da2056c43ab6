//! How often one address, or one person, may try what costs or can be guessed. Each process counts for itself.
use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use loco_rs::{app::AppContext, controller::middleware::remote_ip::RemoteIP};

use crate::{Error, Result, app::settings};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limited {
    SignIn,
    SignUp,
    Letter,
    Claim,
    AddByLink,
    Befriend,
    Search,
    Export,
    NewList,
    OtherPictures,
}

impl Limited {
    /// A burst, then that many an hour.
    fn an_hour(self) -> NonZeroU32 {
        let times = match self {
            Self::SignIn | Self::OtherPictures => 30,
            Self::SignUp | Self::Export => 20,
            Self::Letter => 10,
            Self::Befriend | Self::NewList => 60,
            Self::Claim | Self::AddByLink | Self::Search => 300,
        };
        NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN)
    }
}

#[derive(Clone)]
pub struct Limits(Arc<Counted>);

struct Counted {
    limiters: [DefaultKeyedRateLimiter<String>; 10],
    checks: AtomicU32,
}

/// After so many checks, what is known of callers who have been quiet is forgotten: anybody may come from anywhere, and
/// the memory they take must not grow with them.
const CHECKS_BETWEEN_TIDYING: u32 = 4096;

impl Default for Limits {
    fn default() -> Self {
        Self::with(|kind| Quota::per_hour(kind.an_hour()))
    }
}

impl Limits {
    fn with(quota: impl Fn(Limited) -> Quota) -> Self {
        use Limited::{
            AddByLink, Befriend, Claim, Export, Letter, NewList, OtherPictures, Search, SignIn, SignUp,
        };

        let kinds =
            [SignIn, SignUp, Letter, Claim, AddByLink, Befriend, Search, Export, NewList, OtherPictures];
        let limiters = kinds.map(|kind| RateLimiter::keyed(quota(kind)));
        Self(Arc::new(Counted { limiters, checks: AtomicU32::new(0) }))
    }

    /// Each key (an address, an account) has its own count; the first that is used up refuses.
    pub fn check(&self, kind: Limited, keys: &[&str]) -> Result<()> {
        if self.0.checks.fetch_add(1, Relaxed) % CHECKS_BETWEEN_TIDYING == CHECKS_BETWEEN_TIDYING - 1 {
            self.tidy();
        }
        let limiter = &self.0.limiters[kind as usize];
        for key in keys {
            limiter.check_key(&(*key).to_string()).map_err(|refused| Error::TooMany {
                seconds: refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1,
            })?;
        }
        Ok(())
    }

    fn tidy(&self) {
        for limiter in &self.0.limiters {
            limiter.retain_recent();
        }
    }
}

/// The asker's address, for limits only: it is not kept.
pub struct Caller(pub String);

impl FromRequestParts<AppContext> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, ctx: &AppContext) -> Result<Self, Self::Rejection> {
        let named = match RemoteIP::from_request_parts(parts, ctx).await {
            Ok(RemoteIP::Forwarded(ip)) => Some(ip),
            _ => None,
        };
        let socket = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|peer| peer.0.ip());
        let behind = socket.and_then(|peer| behind_proxy(ctx, peer, &parts.headers));
        Ok(Self(named.or(behind).or(socket).map_or_else(|| "unknown".into(), network)))
    }
}

/// For whom the proxy asks, if it is one that may say so.
pub fn behind_proxy(ctx: &AppContext, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
    let trusts = settings(ctx).listening.proxy == "private";
    if trusts && is_private(peer) { forwarded(headers) } else { None }
}

/// The last address is the one our own proxy saw; what stands before it anybody may have written.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let mut lines = headers.get_all("x-forwarded-for").iter();
    let last = lines.next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse().ok()
}

/// On this machine or in a network of our own: a proxy there may say who asks through it. Without this all of its
/// callers would be one, and share one count.
fn is_private(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// A household has a whole IPv6 /64, so that is one caller.
fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => ip.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
    }
}

/// Refuses when `kind` has been tried too often from this caller or for this account.
pub fn limit(ctx: &AppContext, kind: Limited, keys: &[&str]) -> Result<()> {
    if !settings(ctx).rate_limits {
        return Ok(());
    }
    ctx.shared_store.get::<Limits>().unwrap_or_default().check(kind, keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callers_who_have_been_quiet_take_no_memory() {
        let known = |limits: &Limits| limits.0.limiters[Limited::Search as usize].len();
        let (patient, forgetful) =
            (Limits::default(), Limits::with(|_| Quota::per_second(NonZeroU32::new(1_000_000).unwrap())));
        for limits in [&patient, &forgetful] {
            for number in 0..CHECKS_BETWEEN_TIDYING {
                limits.check(Limited::Search, &[&number.to_string()]).unwrap();
            }
        }
        assert_eq!(known(&patient), CHECKS_BETWEEN_TIDYING as usize, "or limits would not hold");
        assert!(known(&forgetful) < 100, "a try of a moment ago is forgotten where that is long enough");
    }
}
