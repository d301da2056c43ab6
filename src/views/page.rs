//! A page for whoever asked: the handler's way to an answer. It knows the viewer, the locale and the frame, so a
//! handler only brings its view struct.
use std::{collections::HashMap, convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;

use super::{
    Locale, Views,
    flash::{COOKIE, Flash},
    frame::{Frame, Lines, Toast, ViewerTag, nav_entry},
    gaps::{Drawn, Gaps},
    shell::Shell,
};
use crate::{
    Result,
    error::Invalid,
    models::{Person, Viewer},
};

mod looks;
mod print;

pub use looks::Looks;
pub use print::Print;

#[derive(Clone)]
pub struct Page(Arc<Inner>);

struct Inner {
    views: Views,
    viewer: Viewer,
    locale: Locale,
    path: String,
    request_id: String,
    flash: Vec<Flash>,
    looks: Looks,
}

/// What a page is made of before anything is rendered.
pub struct Visit {
    pub viewer: Viewer,
    pub locale: Locale,
    pub path: String,
    pub request_id: String,
    pub flash: Vec<Flash>,
    pub looks: Looks,
}

#[derive(Serialize)]
struct Whole<'a, P, V> {
    page: &'a P,
    shell: &'a Shell,
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
        let Visit { viewer, locale, path, request_id, flash, looks } = visit;
        Self(Arc::new(Inner { views, viewer, locale, path, request_id, flash, looks }))
    }

    /// The same visit, by whoever it turned out to be.
    #[must_use]
    pub fn seen_by(&self, viewer: Viewer) -> Self {
        let before = &self.0;
        let locale = viewer.person().map_or_else(|| before.locale.clone(), Person::reads);
        let (path, request_id) = (before.path.clone(), before.request_id.clone());
        let (views, flash, looks) = (before.views.clone(), before.flash.clone(), before.looks.clone());
        Self(Arc::new(Inner { views, viewer, locale, path, request_id, flash, looks }))
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

    /// A view holds all that its page shows, so it is the page's print: no template is touched for whoever has it.
    pub fn show<V: Serialize>(&self, template: &str, view: &V) -> Result<Response> {
        let print = Print::of(template, view)?;
        match self.fresh_when(&print) {
            Some(unchanged) => Ok(unchanged),
            None => self.show_as(template, view, &print),
        }
    }

    /// A form with a key drawn for it is another page each time.
    pub fn show_once<V: Serialize>(&self, template: &str, view: &V) -> Result<Response> {
        self.show_with(StatusCode::OK, template, view)
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
        let (views, locale, page) = (&self.0.views, &self.0.locale, &self.frame());
        let mut gaps = Gaps::default();
        let shell = &Shell::around(page, views, locale, &mut gaps)?;
        let html = views.render(locale, template, &Whole { page, shell, errors: &errors, error, view })?;
        Ok(self.said((status, Html(Drawn::cut(html).filled(&gaps))).into_response()))
    }

    fn filled<V: Serialize>(&self, template: &str, view: &V, mut gaps: Gaps) -> Result<Response> {
        let (views, locale, frame) = (&self.0.views, &self.0.locale, &self.frame());
        let shell = &Shell::around(frame, views, locale, &mut gaps)?;
        let page = &Lines::of(frame, &mut gaps);
        let whole = Whole { page, shell, errors: &[], error: HashMap::new(), view };
        let drawn = views.drawn(locale, template, &whole)?;
        Ok(self.said(Html(drawn.filled(&gaps)).into_response()))
    }

    /// What was left to tell is told with this page.
    fn said(&self, mut response: Response) -> Response {
        if !self.0.flash.is_empty() {
            response.headers_mut().append(header::SET_COOKIE, said_once());
        }
        response
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
