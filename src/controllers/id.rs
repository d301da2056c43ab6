//! The number in an address. What is not a number was never there: 404, as for a number nobody has.
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

use crate::Error;

pub struct Id(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let Path(id) = Path::<i64>::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        Ok(Self(id))
    }
}
