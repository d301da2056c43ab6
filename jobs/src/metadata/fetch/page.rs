//! What a server gave us, before anyone has an opinion about it.
use bytes::Bytes;
use reqwest::{
    StatusCode,
    header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER},
};
use std::time::Duration;
use url::Url;

#[derive(Debug, Clone)]
pub struct Page {
    /// Where the redirects ended: relative links on the page start here.
    pub url: Url,
    pub status: StatusCode,
    /// All of them: walls give themselves away in theirs.
    pub headers: HeaderMap,
    /// Decompressed, otherwise untouched.
    pub body: Bytes,
}

impl Page {
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Only as seconds: the date form is rare, and trusting it means trusting two clocks.
    pub fn retry_after(&self) -> Option<Duration> {
        let seconds = self.headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(Duration::from_secs(seconds))
    }
}
