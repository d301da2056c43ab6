//! The name of a rendered piece: all that it shows, and nothing of who looks.
use std::fmt;

use fluent_templates::LanguageIdentifier;

use crate::{
    models::{Audience, Moment},
    views::BUILD,
};

/// A name for each of thirty cards a page: compared as it is, and written out only for Redis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    piece: &'static str,
    language: LanguageIdentifier,
    record: i64,
    version: Moment,
    audience: Audience,
    days: i64,
}

impl Key {
    /// `piece` is drawn for `record` at `version`, in a language, for an audience.
    pub fn new(
        piece: &'static str,
        language: &LanguageIdentifier,
        record: i64,
        version: Moment,
        audience: Audience,
    ) -> Self {
        Self { piece, language: language.clone(), record, version, audience, days: 0 }
    }

    /// It says how long until its day, so it is another one tomorrow.
    #[must_use]
    pub fn days_ahead(self, days: i64) -> Self {
        Self { days, ..self }
    }
}

/// Another build renders differently, so its pieces have other names.
impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { piece, language, record, version, audience, days } = self;
        write!(to, "{BUILD}:{piece}:{language}:{record}:{}:{}:{days}", version.0, audience.word())
    }
}
