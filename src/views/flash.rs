//! A word said on the next page: "Removed. Undo". It travels in a cookie as a key of our texts, never as text, so
//! nobody can put words into our mouth.
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use serde::{Deserialize, Serialize};

pub const COOKIE: &str = "flash";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    pub kind: Kind,
    /// A key under `flash.`
    pub text: String,
    /// What the text names: a list, a wish, a person.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub undo: Option<Undo>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Done,
    Error,
}

/// A form that takes back what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    pub action: String,
}

impl Flash {
    pub fn done(text: &str) -> Self {
        Self { kind: Kind::Done, text: text.into(), name: String::new(), undo: None }
    }

    pub fn trouble(text: &str) -> Self {
        Self { kind: Kind::Error, ..Self::done(text) }
    }

    #[must_use]
    pub fn naming(mut self, name: &str) -> Self {
        self.name = name.chars().take(80).collect();
        self
    }

    #[must_use]
    pub fn undo(mut self, action: impl Into<String>) -> Self {
        self.undo = Some(Undo { action: action.into() });
        self
    }

    /// Said on this page of ours, which comes next.
    pub fn on(&self, path: &str) -> Response {
        (CookieJar::new().add(self.cookie()), Redirect::to(path)).into_response()
    }

    pub fn cookie(&self) -> Cookie<'static> {
        let packed =
            serde_json::to_vec(&[self]).map(|json| BASE64_URL_SAFE_NO_PAD.encode(json)).unwrap_or_default();
        Cookie::build((COOKIE, packed)).path("/").http_only(true).same_site(SameSite::Lax).build()
    }

    /// On to another page, which says it.
    pub fn and_go(&self, to: &str) -> Response {
        (CookieJar::new().add(self.cookie()), Redirect::to(to)).into_response()
    }

    pub fn waiting(jar: &CookieJar) -> Vec<Self> {
        let unpacked = jar.get(COOKIE).and_then(|cookie| BASE64_URL_SAFE_NO_PAD.decode(cookie.value()).ok());
        let said: Vec<Self> =
            unpacked.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        said.into_iter().filter(Self::is_ours).take(3).collect()
    }

    fn is_ours(&self) -> bool {
        let plain_key = self.text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        let own_page = |undo: &Undo| undo.action.starts_with('/') && !undo.action.starts_with("//");
        plain_key && self.undo.as_ref().is_none_or(own_page)
    }
}
