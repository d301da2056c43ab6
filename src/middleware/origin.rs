//! Forms come from our own pages. Browsers say where a request starts (`Sec-Fetch-Site`, else `Origin`), which
//! protects without a token in every form, so cached fragments stay valid. A request that says neither is no
//! browser's and carries nobody's cookies by accident.
use axum::{
    extract::Request,
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::Error;

pub async fn check(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers()) {
        return next.run(request).await;
    }
    Error::Forbidden.into_response()
}

/// Also asked when a websocket opens: a GET that browsers let every site make.
pub fn is_own(headers: &HeaderMap) -> bool {
    if let Some(site) = text(headers, "sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(headers, header::ORIGIN.as_str()) else { return true };
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| from == host)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_own;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        pairs.collect()
    }

    #[test]
    fn only_our_own_pages_may_post() {
        assert!(is_own(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_own(&headers(&[("origin", "https://wishare.example"), ("host", "wishare.example")])));
        assert!(is_own(&headers(&[("host", "wishare.example")])));
        for foreign in [
            headers(&[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://wishare.example"),
                ("host", "wishare.example"),
            ]),
            headers(&[("sec-fetch-site", "same-site")]),
            headers(&[("origin", "https://evil.example"), ("host", "wishare.example")]),
            headers(&[("origin", "null"), ("host", "wishare.example")]),
        ] {
            assert!(!is_own(&foreign), "{foreign:?}");
        }
    }
}
