//! The one HTTP client, with every door shut that `reqwest` leaves open for friendlier uses.
use super::{Limits, resolver::Guarded};
use crate::metadata::guard::Guard;
use crate::tls;
use reqwest::{Client, dns::Resolve, redirect::Policy};
use std::{sync::Arc, time::Duration};

pub(super) fn build(
    guard: &Arc<Guard>,
    resolver: Arc<dyn Resolve>,
    limits: Limits,
) -> reqwest::Result<Client> {
    tls::with_ring();
    Client::builder()
        // A proxy would resolve names itself, past our resolver.
        .no_proxy()
        // The default policy follows to address literals, which no resolver ever sees.
        .redirect(Policy::none())
        // The page that held the link is nobody's business.
        .referer(false)
        .dns_resolver(Guarded::new(guard.clone(), resolver))
        .connect_timeout(limits.connect)
        // The journey's deadline is the rule; this one stands should a request ever be made without a journey.
        .timeout(limits.total)
        .http1_max_headers(100)
        // Browsers skip a header they cannot read, so shops never notice that they send one.
        .http1_ignore_invalid_headers_in_responses(true)
        .http2_max_header_list_size(64 * 1024)
        .pool_max_idle_per_host(2)
        .pool_idle_timeout(Duration::from_secs(30))
        .build()
}
