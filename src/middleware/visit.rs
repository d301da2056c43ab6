//! Who asks, in which language, and what was left to tell them: made once for a request, before everything that
//! may show a page. One statement for the signed-in, none for guests and static files.
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use axum_extra::extract::cookie::CookieJar;
use loco_rs::{app::AppContext, controller::middleware::request_id::LocoRequestId};

use super::error_pages;
use crate::{
    Result,
    app::views,
    controllers::sessions::cookie_name,
    models::{Person, Token, Viewer, sessions},
    views::{Flash, Locale, Page, assets, page::Visit},
};

pub async fn begin(State(ctx): State<AppContext>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with(assets::PREFIX) {
        return next.run(request).await;
    }
    let jar = CookieJar::from_headers(request.headers());
    let (viewer, trouble) = match viewer(&ctx, &jar).await {
        Ok(viewer) => (viewer, None),
        Err(err) => (Viewer::guest(), Some(err)),
    };
    let page = Page::new(views(&ctx), visit(&request, viewer, &jar));
    if let Some(err) = trouble {
        return error_pages::explain(&page, request.headers(), err.into_response());
    }
    request.extensions_mut().insert(page.viewer().clone());
    request.extensions_mut().insert(page);
    next.run(request).await
}

async fn viewer(ctx: &AppContext, jar: &CookieJar) -> Result<Viewer> {
    let Some(cookie) = jar.get(cookie_name(ctx)) else { return Ok(Viewer::guest()) };
    let Some((person, seen_at)) = sessions::person(&ctx.db, &Token::from(cookie.value())).await? else {
        return Ok(Viewer::guest());
    };
    sessions::seen(&ctx.db, person.session_id, seen_at).await?;
    Ok(person.into())
}

fn visit(request: &Request, viewer: Viewer, jar: &CookieJar) -> Visit {
    let request_id = request.extensions().get::<LocoRequestId>();
    Visit {
        locale: viewer.person().map_or_else(|| accepted(request.headers()), Person::reads),
        path: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default(),
        request_id: request_id.map(|id| id.get().to_string()).unwrap_or_default(),
        flash: Flash::waiting(jar),
        viewer,
    }
}

fn accepted(headers: &HeaderMap) -> Locale {
    let wishes = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Locale::accepted_by(wishes.unwrap_or_default())
}
