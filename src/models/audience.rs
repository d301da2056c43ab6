//! As what somebody sees a list. Never a person: what depends on one person stands beside the cached pieces.
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Sees and changes everything but claims.
    Owner,
    /// Sees what is taken, and may claim.
    Gifter,
    /// Sees the wishes, and nothing of claims.
    Public,
}

impl Audience {
    pub fn sees_claims(self) -> bool {
        match self {
            Self::Gifter => true,
            Self::Owner | Self::Public => false,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Gifter => "gifter",
            Self::Public => "public",
        }
    }
}
