//! Pages that did not change are not sent again. A page's print is compared with what the browser has before any
//! template is touched.
use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{Page, Print};
use crate::{Result, views::gaps::Gaps};

/// Whether this visit only looks, and at what it has of the page already.
#[derive(Clone)]
pub enum Looks {
    Acts,
    Anew,
    Again(HeaderValue),
}

impl Looks {
    pub fn of(request: &Request) -> Self {
        match (request.method(), request.headers().get(header::IF_NONE_MATCH)) {
            (&Method::GET | &Method::HEAD, Some(known)) => Self::Again(known.clone()),
            (&Method::GET | &Method::HEAD, None) => Self::Anew,
            _ => Self::Acts,
        }
    }
}

impl Page {
    /// "You have it already", if the browser names this print of the page. A page with a word to say is always new.
    pub fn fresh_when(&self, print: &Print) -> Option<Response> {
        let Looks::Again(known) = &self.0.looks else { return None };
        let (known, tag) = (known.to_str().ok()?, self.etag(print)?);
        let same = known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
        same.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response())
    }

    /// With the print by which `fresh_when` knows it again.
    pub fn show_as<V: Serialize>(&self, template: &str, view: &V, print: &Print) -> Result<Response> {
        Ok(self.named(self.show_once(template, view)?, print))
    }

    /// A page whose view has gaps for all that is not the same for many.
    pub fn show_filled<V: Serialize>(
        &self,
        template: &str,
        view: &V,
        gaps: Gaps,
        print: &Print,
    ) -> Result<Response> {
        Ok(self.named(self.filled(template, view, gaps)?, print))
    }

    fn named(&self, mut response: Response, print: &Print) -> Response {
        if let Some(tag) = self.etag(print).and_then(|tag| HeaderValue::try_from(tag).ok()) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }

    /// The print, and what the frame shows: who looks, in which language, with how much unread, and on which day.
    fn etag(&self, print: &Print) -> Option<String> {
        if matches!(self.0.looks, Looks::Acts) || !self.0.flash.is_empty() {
            return None;
        }
        let person = self.0.viewer.person().map(|person| (person.id, person.updated_at.0, person.unread));
        let (language, today) = (self.0.locale.tag(), self.0.locale.today());
        let whole = print.clone().and(&(language, today, person, &self.0.path)).ok()?;
        Some(format!("\"{}\"", whole.letters()))
    }
}
