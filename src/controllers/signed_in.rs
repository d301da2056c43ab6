//! Extractors that refuse before the handler begins.
use axum::{extract::FromRequestParts, http::request::Parts};

use crate::{
    Error,
    models::{Person, Viewer},
};

/// Only for people with a session; browsers are sent to sign in and come back.
pub struct SignedIn(pub Viewer, pub Person);

/// Only for administrators; for everybody else the page is not there.
pub struct Administrator(pub Person);

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let viewer = parts.extensions.get::<Viewer>().cloned().unwrap_or_default();
        let person = viewer.person().cloned().ok_or(Error::SignInFirst)?;
        Ok(Self(viewer, person))
    }
}

impl<S: Sync> FromRequestParts<S> for Administrator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let SignedIn(_, person) = SignedIn::from_request_parts(parts, state).await?;
        if person.admin { Ok(Self(person)) } else { Err(Error::NotFound) }
    }
}
