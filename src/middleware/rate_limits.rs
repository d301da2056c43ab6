//! How often one address, or one person, may try what costs or can be guessed. Each process counts for itself.
use std::{net::IpAddr, num::NonZeroU32, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
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
}

impl Limited {
    /// A burst, then that many an hour.
    fn an_hour(self) -> NonZeroU32 {
        let times = match self {
            Self::SignIn => 30,
            Self::SignUp => 20,
            Self::Letter => 10,
            Self::Befriend => 60,
            Self::Claim | Self::AddByLink => 300,
        };
        NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN)
    }
}

#[derive(Clone)]
pub struct Limits(Arc<[DefaultKeyedRateLimiter<String>; 6]>);

impl Default for Limits {
    fn default() -> Self {
        use Limited::{AddByLink, Befriend, Claim, Letter, SignIn, SignUp};

        let kinds = [SignIn, SignUp, Letter, Claim, AddByLink, Befriend];
        Self(Arc::new(kinds.map(|kind| RateLimiter::keyed(Quota::per_hour(kind.an_hour())))))
    }
}

impl Limits {
    /// Each key (an address, an account) has its own count; the first that is used up refuses.
    pub fn check(&self, kind: Limited, keys: &[&str]) -> Result<()> {
        let limiter = &self.0[kind as usize];
        for key in keys {
            limiter.check_key(&(*key).to_string()).map_err(|refused| Error::TooMany {
                seconds: refused.wait_time_from(DefaultClock::default().now()).as_secs() + 1,
            })?;
        }
        Ok(())
    }

    /// Forget keys that have been quiet; called now and then so that the map stays small.
    pub fn tidy(&self) {
        for limiter in self.0.iter() {
            limiter.retain_recent();
        }
    }
}

/// The asker's address, for limits only: it is not kept.
pub struct Caller(pub String);

impl FromRequestParts<AppContext> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, ctx: &AppContext) -> Result<Self, Self::Rejection> {
        let forwarded = match RemoteIP::from_request_parts(parts, ctx).await {
            Ok(RemoteIP::Forwarded(ip) | RemoteIP::Socket(ip)) => Some(ip),
            _ => None,
        };
        let socket = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|peer| peer.0.ip());
        Ok(Self(forwarded.or(socket).map_or_else(|| "unknown".into(), network)))
    }
}

/// A household has a whole IPv6 /64, so that is one caller.
fn network(ip: IpAddr) -> String {
    match ip {
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
