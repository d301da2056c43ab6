//! What a visitor can meet. Everything else is logged once and becomes a plain 500 that tells nothing.
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::database;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there and not yours to see are the same.
    #[error("not found")]
    NotFound,
    #[error("not allowed")]
    Forbidden,
    #[error("sign in first")]
    SignInFirst,
    #[error("somebody else changed it meanwhile")]
    Conflict(&'static str),
    #[error("the form needs another look")]
    Invalid(#[from] Invalid),
    #[error("the request makes no sense: {0}")]
    BadRequest(&'static str),
    #[error("too many requests")]
    TooMany { seconds: u64 },
    #[error("not available right now: {0}")]
    Unavailable(String),
    #[error(transparent)]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

/// Which fields of a form are wrong and why; each reason is a key under `errors.` in the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{} fields are wrong", .0.len())]
#[serde(transparent)]
pub struct Invalid(pub Vec<Wrong>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wrong {
    pub field: &'static str,
    pub reason: &'static str,
}

/// What went wrong, as the error pages and the API tell it (RFC 9457).
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Wrong>,
    /// The word the texts know this problem by.
    #[serde(skip)]
    pub word: &'static str,
}

impl Error {
    pub fn internal(err: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(err.into())
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn problem(&self) -> Problem {
        let mut problem = Problem::of(self.status());
        match self {
            Self::Invalid(invalid) => problem.errors.clone_from(&invalid.0),
            Self::Conflict(word) => problem.word = word,
            _ => {}
        }
        problem
    }
}

impl Problem {
    pub fn of(status: StatusCode) -> Self {
        Self {
            kind: "about:blank".into(),
            title: status.canonical_reason().unwrap_or("Error").into(),
            status: status.as_u16(),
            request_id: None,
            errors: Vec::new(),
            word: word_for(status),
        }
    }
}

fn word_for(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "sign_in_first",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        409 => "conflict",
        413 => "too_large",
        422 => "invalid",
        429 => "too_many",
        503 | 408 => "unavailable",
        400..500 => "bad_request",
        _ => "internal",
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(err) = &self {
            tracing::error!(error = %err, "a request failed inside");
        }
        if let Self::Unavailable(reason) = &self {
            tracing::warn!(reason, "a request could not be served for now");
        }
        let problem = self.problem();
        let mut response = (self.status(), Json(&problem)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Self::TooMany { seconds } = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(problem);
        response
    }
}

impl Invalid {
    pub fn one(field: &'static str, reason: &'static str) -> Self {
        Self(vec![Wrong { field, reason }])
    }

    /// Notes the first thing wrong with a field.
    pub fn unless(&mut self, right: bool, field: &'static str, reason: &'static str) {
        if !right && !self.0.iter().any(|wrong| wrong.field == field) {
            self.0.push(Wrong { field, reason });
        }
    }

    pub fn into_result(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(self.into()) }
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(err: sea_orm::DbErr) -> Self {
        if database::is_in_trouble(&err) { Self::Unavailable(err.to_string()) } else { Self::internal(err) }
    }
}

impl From<loco_rs::Error> for Error {
    fn from(err: loco_rs::Error) -> Self {
        match err {
            loco_rs::Error::NotFound => Self::NotFound,
            loco_rs::Error::DB(err) => err.into(),
            other => Self::internal(other),
        }
    }
}

/// For workers and tasks, which speak Loco's error.
impl From<Error> for loco_rs::Error {
    fn from(err: Error) -> Self {
        Self::Any(Box::new(err))
    }
}
