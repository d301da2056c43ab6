//! The name of a rendered piece: all that it shows, and nothing of who looks.
use std::sync::Arc;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    Error, Result,
    models::{Audience, Moment},
};

/// Another build renders differently, so its pieces have other names.
const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("WISHARE_BUILD"));

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Arc<str>);

impl Key {
    /// `template` is drawn for `record` at `version`, in a language, for an audience.
    pub fn new(template: &str, language: &str, record: i64, version: Moment, audience: Audience) -> Self {
        Self(format!("{BUILD}:{template}:{language}:{record}:{}:{}", version.0, audience.word()).into())
    }

    /// A piece around others changes with any of them.
    pub fn around<'a>(template: &str, children: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut print = Sha256::new();
        for child in children {
            print.update(child.0.as_bytes());
            print.update(b"\n");
        }
        Self(format!("{BUILD}:{template}:{:x}", print.finalize()).into())
    }

    /// A page whose view is all that it shows.
    pub fn of_view(template: &str, view: &impl Serialize) -> Result<Self> {
        let mut print = Sha256::new();
        serde_json::to_writer(&mut print, view).map_err(Error::internal)?;
        Ok(Self(format!("{BUILD}:{template}:{:x}", print.finalize()).into()))
    }

    /// Something more that the piece shows.
    #[must_use]
    pub fn with(&self, more: impl std::fmt::Display) -> Self {
        Self(format!("{}:{more}", self.0).into())
    }

    /// The key folded to a few letters, for a header.
    pub fn digest(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(self.0.as_bytes())[..18])
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
