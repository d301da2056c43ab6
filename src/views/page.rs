//! A page for whoever asked: the handler's way to an answer. It knows the viewer, the locale and the frame, so a
//! handler only brings its view struct.
use std::{collections::HashMap, convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;

use super::{
    Locale, Views,
    flash::{COOKIE, Flash},
    fragments::Key,
    frame::{Frame, Toast, ViewerTag, nav_entry},
};
use crate::{
    Result,
    error::Invalid,
    models::{Person, Viewer},
};

#[derive(Clone)]
pub struct Page(Arc<Inner>);

struct Inner {
    views: Views,
    viewer: Viewer,
    locale: Locale,
    path: String,
    request_id: String,
    flash: Vec<Flash>,
}

/// What a page is made of before anything is rendered.
pub struct Visit {
    pub viewer: Viewer,
    pub locale: Locale,
    pub path: String,
    pub request_id: String,
    pub flash: Vec<Flash>,
}

#[derive(Serialize)]
struct Whole<'a, V> {
    page: &'a Frame,
    /// For the summary at the top.
    errors: &'a [FieldError],
    /// For the word beside each field.
    error: HashMap<&'static str, &'a str>,
    #[serde(flatten)]
    view: &'a V,
}

#[derive(Serialize)]
struct FieldError {
    field: &'static str,
    text: String,
}

impl Page {
    pub fn new(views: Views, visit: Visit) -> Self {
        let Visit { viewer, locale, path, request_id, flash } = visit;
        Self(Arc::new(Inner { views, viewer, locale, path, request_id, flash }))
    }

    /// The same visit, by whoever it turned out to be.
    #[must_use]
    pub fn seen_by(&self, viewer: Viewer) -> Self {
        let before = &self.0;
        let locale = viewer.person().map_or_else(|| before.locale.clone(), Person::reads);
        let (path, request_id) = (before.path.clone(), before.request_id.clone());
        let flash = before.flash.clone();
        Self(Arc::new(Inner { views: before.views.clone(), viewer, locale, path, request_id, flash }))
    }

    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    pub fn locale(&self) -> &Locale {
        &self.0.locale
    }

    pub fn views(&self) -> &Views {
        &self.0.views
    }

    pub fn request_id(&self) -> &str {
        &self.0.request_id
    }

    pub fn show<V: Serialize>(&self, template: &str, view: &V) -> Result<Response> {
        self.answer(StatusCode::OK, template, view, &Invalid::default())
    }

    /// "You have it already", if the browser names this print of the page. A page with a word to say is always new.
    pub fn fresh_when(&self, headers: &HeaderMap, print: &Key) -> Option<Response> {
        let known = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
        let tag = self.etag(print)?;
        let same = known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag);
        same.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response())
    }

    /// `show`, with the print by which `fresh_when` knows it again.
    pub fn show_as<V: Serialize>(&self, template: &str, view: &V, print: &Key) -> Result<Response> {
        let mut response = self.show(template, view)?;
        if let Some(tag) = self.etag(print).and_then(|tag| HeaderValue::try_from(tag).ok()) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        Ok(response)
    }

    /// The print, and what the frame shows: who looks, in which language, and with how much unread.
    fn etag(&self, print: &Key) -> Option<String> {
        let person = self.0.viewer.person().map(|person| (person.id, person.updated_at.0, person.unread));
        let frame = format!("{}:{person:?}:{}", self.0.locale.tag(), self.0.path);
        let whole = Key::around("page", &[print.with(frame)]);
        self.0.flash.is_empty().then(|| format!("\"{}\"", whole.digest()))
    }

    /// The form again, with what was typed and a word beside each field that needs another look.
    pub fn show_again<V: Serialize>(&self, template: &str, view: &V, errors: &Invalid) -> Result<Response> {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, template, view, errors)
    }

    pub fn show_with<V: Serialize>(&self, status: StatusCode, template: &str, view: &V) -> Result<Response> {
        self.answer(status, template, view, &Invalid::default())
    }

    fn answer<V: Serialize>(
        &self,
        status: StatusCode,
        template: &str,
        view: &V,
        errors: &Invalid,
    ) -> Result<Response> {
        let errors = self.in_words(errors);
        let error = errors.iter().map(|error| (error.field, error.text.as_str())).collect();
        let whole = Whole { page: &self.frame(), errors: &errors, error, view };
        let html = self.0.views.render(&self.0.locale, template, &whole)?;
        let mut response = (status, Html(html)).into_response();
        if !self.0.flash.is_empty() {
            response.headers_mut().append(header::SET_COOKIE, said_once());
        }
        Ok(response)
    }

    fn in_words(&self, errors: &Invalid) -> Vec<FieldError> {
        let text = |reason| self.0.locale.text(&format!("errors.{reason}"));
        errors.0.iter().map(|wrong| FieldError { field: wrong.field, text: text(wrong.reason) }).collect()
    }

    fn frame(&self) -> Frame {
        let person = self.0.viewer.person();
        Frame {
            lang: self.0.locale.tag(),
            dir: self.0.locale.direction(),
            theme: person.map_or_else(|| "auto".into(), |person| person.theme.clone()),
            path: self.0.path.clone(),
            nav: nav_entry(&self.0.path),
            request_id: self.0.request_id.clone(),
            viewer: ViewerTag::of(&self.0.viewer),
            flash: self.0.flash.iter().map(|flash| Toast::new(flash, &self.0.locale)).collect(),
            unread: person.map_or(0, |person| person.unread.unsigned_abs()),
        }
    }
}

fn said_once() -> HeaderValue {
    HeaderValue::try_from(format!("{COOKIE}=; Path=/; Max-Age=0"))
        .unwrap_or(HeaderValue::from_static("flash="))
}

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = Infallible;

    /// `middleware/visit.rs` puts it there for every request that can show a page.
    #[expect(
        clippy::expect_used,
        reason = "a route outside the middleware stack is a mistake of ours, found by any test"
    )]
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().expect("the visit middleware wraps every route"))
    }
}
