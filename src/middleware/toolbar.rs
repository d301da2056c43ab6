//! In development, under each page: what it cost. The statements with their times and repeats, what the fragment cache
//! had, and how long the templates took.
use std::{sync::Arc, time::Instant};

use axum::{
    body::{Body, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use loco_rs::app::AppContext;

use crate::{
    Error, Result,
    app::views,
    monitoring::statements::Tally,
    views::{Locale, toolbar::Toolbar},
};

const END: &str = "</body>";
/// No page of ours is as long; anything longer is let through as it is.
const LONGEST: usize = 8 * 1024 * 1024;

pub async fn add(State(ctx): State<Arc<AppContext>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let route = format!("{} {route}", request.method());
    let response = next.run(request).await;
    let Some(tally) = Tally::current().filter(|_| is_page(response.headers())) else { return response };
    let toolbar = Toolbar::new(route, started.elapsed(), &tally);
    under(&ctx, &toolbar, response).await.unwrap_or_else(IntoResponse::into_response)
}

async fn under(ctx: &AppContext, toolbar: &Toolbar, response: Response) -> Result<Response> {
    let (mut head, body) = response.into_parts();
    let page = to_bytes(body, LONGEST).await.map_err(Error::internal)?;
    let mut page = String::from_utf8(page.into()).map_err(Error::internal)?;
    if let Some(end) = page.rfind(END) {
        page.insert_str(end, &views(ctx).render(&Locale::default(), "development/toolbar.html", toolbar)?);
    }
    head.headers.remove(header::CONTENT_LENGTH);
    // It tells of this one request, and a changed template shall be seen at once.
    head.headers.remove(header::ETAG);
    Ok(Response::from_parts(head, Body::from(page)))
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
