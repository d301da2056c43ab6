//! Captchas, refusals and consent pages. Judged before anything is extracted, and only on pages of that shape:
//! large shop pages carry the same scripts.
use std::borrow::Cow;
use url::Url;

const MOST_HTML: usize = 50 * 1024;
const MOST_TEXT: usize = 5_000;

/// Found in the markup of one kind of wall each.
const MARKERS: &[&str] = &[
    "cf-mitigated",
    "_cf_chl_opt",
    "/cdn-cgi/challenge-platform/h/",
    "cf-error-details",
    "px-captcha",
    "_pxappid",
    "captcha-delivery.com",
    "_incapsula_resource",
    "validatecaptcha",
    "reference&#32;&#35;18",
    "reference #18.",
    "reference&#32;&#35;1",
    "sgcaptcha",
    "anubis_challenge",
    "wsidchk",
    "/are-you-human",
    "consent.google",
    "consent.youtube",
    "errors.edgesuite.net",
    "kpsdk",
    "awswafcookiedomainlist",
    "ak_bmsc_challenge",
    "/_sec/cp_challenge",
    "g-recaptcha-response-wall",
    "ddos-guard",
    "enable javascript and cookies to continue",
];

/// What such pages are called. Whole titles, or their beginnings.
const TITLES: &[&str] = &[
    "just a moment",
    "attention required",
    "access denied",
    "access to this page has been denied",
    "robot check",
    "robot or human",
    "are you a human",
    "are you a robot",
    "are you human",
    "pardon our interruption",
    "please verify you are a human",
    "security check",
    "security measure",
    "bot verification",
    "captcha",
    "403 forbidden",
    "forbidden",
    "429 too many requests",
    "too many requests",
    "request blocked",
    "blocked",
    "you have been blocked",
    "human verification",
    "verify you are human",
    "checking your browser",
    "ddos protection",
    "one moment, please",
    "before you continue",
    "error",
    "error page",
    "service unavailable",
];

const CONSENT_HOSTS: &[&str] = &["consent.google.", "consent.youtube."];

pub fn is_wall(html: &str, url: &Url) -> bool {
    if url.host_str().is_some_and(|host| CONSENT_HOSTS.iter().any(|wall| host.starts_with(wall))) {
        return true;
    }
    html.len() <= MOST_HTML && is_marked(&html.to_lowercase()) && text_length(html) <= MOST_TEXT
}

fn is_marked(lower: &str) -> bool {
    let title = title(lower);
    MARKERS.iter().any(|marker| lower.contains(marker))
        || TITLES.iter().any(|known| begins_with_words(&title, known))
}

fn title(lower: &str) -> Cow<'_, str> {
    let inner = lower.split_once("<title").and_then(|(_, rest)| rest.split_once('>')).map(|(_, rest)| rest);
    Cow::from(inner.and_then(|rest| rest.split('<').next()).unwrap_or_default().trim())
}

fn begins_with_words(title: &str, known: &str) -> bool {
    title.strip_prefix(known).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && rest.len() < 40)
}

/// Roughly what a person would read: tags, scripts and styles taken out.
fn text_length(html: &str) -> usize {
    let document = super::parse::document(html);
    let texts = document.tree.nodes().filter(|node| node.value().is_text());
    let seen = texts.filter(|text| {
        text.parent()
            .and_then(scraper::ElementRef::wrap)
            .is_none_or(|e| !matches!(e.value().name(), "script" | "style" | "noscript"))
    });
    seen.filter_map(|node| node.value().as_text()).map(|text| text.trim().len()).sum()
}
