//! The names of what can be listened to. Nobody but us makes one: what a page asks for is answered with these.
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::models::Audience;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stream(Arc<str>);

impl Stream {
    /// What became of the links this person added.
    pub fn metadata_of(user_id: i64) -> Self {
        Self::named(format!("metadata_extraction_{user_id}"))
    }

    pub fn wishlist(id: i64, audience: Audience) -> Self {
        Self::named(format!("list:{id}:{}", audience.word()))
    }

    /// Whoever listens asks again what it may hear.
    pub fn checks_of_person(user_id: i64) -> Self {
        Self::named(format!("person:{user_id}{CHECKS}"))
    }

    pub fn checks_of_wishlist(id: i64) -> Self {
        Self::named(format!("list:{id}{CHECKS}"))
    }

    pub fn is_a_check(&self) -> bool {
        self.0.ends_with(CHECKS)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn named(name: String) -> Self {
        Self(name.into())
    }
}

const CHECKS: &str = ":checks";
