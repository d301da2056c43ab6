//! Every failure, whoever made it, in the form the asker reads: a page with a way on for browsers, a problem document
//! for programs. Both carry the request id, neither tells what is inside.
use axum::{
    Json,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use serde::Serialize;

use crate::{error::Problem, views::Page};

const PROBLEM: &str = "application/problem+json";

pub async fn show(request: Request, next: Next) -> Response {
    let Some(page) = request.extensions().get::<Page>().cloned() else { return next.run(request).await };
    let headers = request.headers().clone();
    let sign_in = sign_in_path(&request);
    let response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED && reads_html(&headers) {
        return Redirect::to(&sign_in).into_response();
    }
    explain(&page, &headers, response)
}

/// A response that is a failure and not yet a page becomes one; others pass.
pub fn explain(page: &Page, headers: &HeaderMap, response: Response) -> Response {
    let status = response.status();
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || is_page(&response) {
        return response;
    }
    let mut problem = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| Problem::of(status));
    problem.request_id = Some(page.request_id().to_string());
    let mut answer =
        if reads_html(headers) { as_page(page, status, &problem) } else { as_problem(status, &problem) };
    for kept in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&kept) {
            answer.headers_mut().insert(kept, value.clone());
        }
    }
    answer
}

#[derive(Serialize)]
struct ErrorPage<'a> {
    problem: &'a Problem,
    word: &'a str,
}

fn as_page(page: &Page, status: StatusCode, problem: &Problem) -> Response {
    let view = ErrorPage { problem, word: problem.word };
    page.show_with(status, "errors/show.html", &view).unwrap_or_else(|err| {
        tracing::error!(error = %err, "the error page itself cannot be shown");
        as_problem(status, problem)
    })
}

fn as_problem(status: StatusCode, problem: &Problem) -> Response {
    let mut response = (status, Json(problem)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
    response
}

fn reads_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|kinds| kinds.contains("text/html"))
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Back to where the visitor was going; a form cannot be posted again from an address, so those start at home.
fn sign_in_path(request: &Request) -> String {
    let path = request.uri().path_and_query().map_or("/", |whole| whole.as_str());
    let target = if request.method() == Method::GET { path } else { "/" };
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("return_to", target).finish();
    format!("/sign-in?{query}")
}
