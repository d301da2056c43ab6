//! The print of a page: all that it shows, folded to a few letters. Its name for browsers.
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{Error, Result, views::BUILD};

/// Enough that no two pages ever share them.
const BYTES: usize = 18;

#[derive(Clone)]
pub struct Print(Sha256);

impl Print {
    /// `shows` is all that the page shows within its frame.
    pub fn of(template: &str, shows: &impl Serialize) -> Result<Self> {
        Self(Sha256::new()).and(&(BUILD, template, shows))
    }

    /// Something more that it shows.
    pub fn and(mut self, more: &impl Serialize) -> Result<Self> {
        serde_json::to_writer(&mut self.0, more).map_err(Error::internal)?;
        Ok(self)
    }

    pub fn letters(self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(&self.0.finalize()[..BYTES])
    }
}
