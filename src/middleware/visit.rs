//! Who asks, in which language, and what was left to tell them: made once for a request, before everything that
//! may show a page. One statement for the signed-in, none for guests and static files, and none for the
//! dashboard, whose own statement answers for the session too.
use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{app::AppContext, controller::middleware::request_id::LocoRequestId};

use super::error_pages;
use crate::{
    Result,
    app::{remembered, views},
    controllers::sessions::cookie_name,
    models::{
        Person, Token, Viewer,
        sessions::{self, Proof},
    },
    views::{
        Flash, Locale, Page, assets,
        page::{Looks, Visit},
    },
};

pub async fn begin(State(ctx): State<Arc<AppContext>>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with(assets::PREFIX) {
        return next.run(request).await;
    }
    let jar = CookieJar::from_headers(request.headers());
    let token = jar.get(cookie_name(&ctx)).map(|cookie| Token::from(cookie.value()));
    if let Some((token, person)) = remembered_for(&ctx, &request, token.as_ref()) {
        let page = Page::new(views(&ctx), visit(&request, person.into(), &jar));
        request.extensions_mut().insert(Unproven(token));
        return go_on(page, request, next).await;
    }
    let (viewer, trouble) = match viewer(&ctx, token.as_ref()).await {
        Ok(viewer) => (viewer, None),
        Err(err) => (Viewer::guest(), Some(err)),
    };
    let page = Page::new(views(&ctx), visit(&request, viewer, &jar));
    if let Some(err) = trouble {
        return error_pages::explain(&page, request.headers(), err.into_response());
    }
    go_on(page, request, next).await
}

/// The visit of somebody from memory, to the one page that proves the session in its own statement (`home.rs`). Every
/// other handler only ever sees people the database has just vouched for.
#[derive(Clone)]
pub struct Unproven(Token);

impl Unproven {
    /// The page for the person as they are now, if the session was proven.
    pub fn proven(&self, page: &Page, proof: Option<Proof>) -> Option<Page> {
        let person = page.viewer().person()?;
        let proven = proof?.of(person)?;
        let same = proven.unread == person.unread;
        Some(if same { page.clone() } else { page.seen_by(proven.into()) })
    }

    /// It was not: the long way, as if nothing had been remembered.
    pub async fn asked_again(&self, ctx: &AppContext, page: &Page) -> Result<Page> {
        remembered(ctx).forget(&self.0);
        Ok(page.seen_by(viewer(ctx, Some(&self.0)).await?))
    }
}

fn remembered_for(
    ctx: &AppContext,
    request: &Request,
    token: Option<&Token>,
) -> Option<(Token, Arc<Person>)> {
    let proves_itself = request.method() == Method::GET && request.uri().path() == "/";
    let token = token.filter(|_| proves_itself)?;
    Some((token.clone(), remembered(ctx).person(token)?))
}

async fn go_on(page: Page, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(page.viewer().clone());
    request.extensions_mut().insert(page);
    next.run(request).await
}

async fn viewer(ctx: &AppContext, token: Option<&Token>) -> Result<Viewer> {
    let Some(token) = token else { return Ok(Viewer::guest()) };
    let Some((person, seen_at)) = sessions::person(&ctx.db, token).await? else {
        return Ok(Viewer::guest());
    };
    sessions::seen(&ctx.db, person.session_id, seen_at).await?;
    remembered(ctx).keep(token, person.clone());
    Ok(person.into())
}

fn visit(request: &Request, viewer: Viewer, jar: &CookieJar) -> Visit {
    let request_id = request.extensions().get::<LocoRequestId>();
    Visit {
        locale: viewer.person().map_or_else(|| accepted(request.headers()), Person::reads),
        path: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default(),
        request_id: request_id.map(|id| id.get().to_string()).unwrap_or_default(),
        flash: Flash::waiting(jar),
        looks: Looks::of(request),
        viewer,
    }
}

fn accepted(headers: &HeaderMap) -> Locale {
    let wishes = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Locale::accepted_by(wishes.unwrap_or_default())
}
