//! How we introduce ourselves: first by our own name, and once more as a browser would where that name alone was
//! turned away, because the person who pasted the link could have opened it in hers.
use super::{Ask, errand::Errand};
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use url::Url;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Ourselves,
    Browser,
}

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// No browser says more than this in a list of languages; a longer one is not from a browser.
const LONGEST_LANGUAGES: usize = 200;

pub(super) fn identity(base_url: &Url) -> String {
    format!("Wishare/{} (+{base_url})", env!("CARGO_PKG_VERSION"))
}

impl Manner {
    pub(super) fn headers(self, identity: &str, errand: Errand, ask: &Ask) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(errand.accept()));
        if let Some(languages) = languages(ask) {
            headers.insert(ACCEPT_LANGUAGE, languages);
        }
        match self {
            Self::Ourselves => headers.extend(HeaderValue::from_str(identity).map(|name| (USER_AGENT, name))),
            Self::Browser => browse(&mut headers, errand),
        }
        headers
    }
}

fn languages(ask: &Ask) -> Option<HeaderValue> {
    let languages = ask.accept_language.as_deref()?.trim();
    if languages.is_empty() || languages.len() > LONGEST_LANGUAGES {
        return None;
    }
    HeaderValue::from_str(languages).ok()
}

fn browse(headers: &mut HeaderMap, errand: Errand) {
    let (destination, mode, site) = match errand {
        Errand::Page => ("document", "navigate", "none"),
        Errand::Picture => ("image", "no-cors", "cross-site"),
    };
    let mut set =
        |name, value| headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    set("user-agent", BROWSER);
    set("sec-fetch-dest", destination);
    set("sec-fetch-mode", mode);
    set("sec-fetch-site", site);
    if errand == Errand::Page {
        set("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        set("sec-fetch-user", "?1");
        set("upgrade-insecure-requests", "1");
    }
    headers.entry(ACCEPT_LANGUAGE).or_insert(HeaderValue::from_static("en-US,en;q=0.5"));
}
