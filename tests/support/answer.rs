//! What came back: read as a person, a program or a browser would.
use std::time::Duration;

use axum::{
    body::{Bytes, to_bytes},
    http::{HeaderMap, Method, StatusCode, header},
    response::Response,
};
use serde_json::Value;
use wishare::monitoring::statements::Tally;

use super::{
    Visitor,
    element::{self, Element},
};

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    tally: Tally,
    visitor: Visitor,
    path: String,
}

impl Answer {
    pub(super) async fn read(visitor: Visitor, path: &str, response: Response) -> Self {
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let tally = head.extensions.get::<Tally>().cloned().unwrap_or_default();
        Self { status: head.status, headers: head.headers, body, tally, visitor, path: path.into() }
    }

    /// Goes on only when the status is this; otherwise the page is printed.
    #[track_caller]
    pub fn answers(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} answered:\n{}", self.path, self.beginning());
        self
    }

    /// The body as it was sent.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|err| panic!("no JSON ({err}): {}", self.text()))
    }

    /// What a reader sees: the text without its tags, white space folded.
    pub fn words(&self) -> String {
        if self.is_html() { element::words(&self.text()) } else { self.text() }
    }

    /// Enough of it to see what went wrong.
    fn beginning(&self) -> String {
        self.words().chars().take(1500).collect()
    }

    pub fn has(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    pub fn select(&self, css: &str) -> Vec<Element> {
        element::select(&self.text(), css)
    }

    /// The one element that fits.
    #[track_caller]
    pub fn one(&self, css: &str) -> Element {
        let mut found = self.select(css);
        assert_eq!(found.len(), 1, "how often {css} is on {}:\n{}", self.path, self.beginning());
        found.remove(0)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    pub fn etag(&self) -> &str {
        self.header("etag").unwrap_or_default()
    }

    /// How many statements the request took.
    #[track_caller]
    pub fn statements(&self) -> usize {
        self.header("x-query-count").expect("the measure middleware counts").parse().unwrap()
    }

    /// How long templates were rendered for it.
    pub fn in_templates(&self) -> Duration {
        self.tally.in_templates()
    }

    /// The statements it took, as shapes.
    pub fn asked(&self) -> Vec<String> {
        self.tally.statements().into_iter().map(|ran| ran.shape.text.to_string()).collect()
    }

    /// One of each of these shapes, word for word.
    pub fn sql(&self) -> Vec<String> {
        self.tally.statements().into_iter().map(|ran| ran.shape.sql.clone()).collect()
    }

    /// The one `Set-Cookie` line of this cookie.
    pub fn set_cookie(&self, name: &str) -> Option<&str> {
        let lines = self.headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap());
        lines.into_iter().find(|line| line.starts_with(&format!("{name}=")))
    }

    /// Where a redirect leads, as far as it leads.
    pub async fn follow(self) -> Self {
        let mut answer = self;
        for _ in 0..5 {
            if !answer.status.is_redirection() {
                return answer;
            }
            answer = answer.visitor.get(answer.location()).await;
        }
        panic!("{} leads on and on", answer.path);
    }

    /// Sends the form that is on this page, as the browser would: with what stands in its fields, and these typed
    /// over it. Typing into a field that is not there fails.
    #[track_caller]
    pub fn submit(&self, css: &str, typed: &[(&str, &str)]) -> impl Future<Output = Self> + Send + use<> {
        let form = self.one(css);
        let fields = form.filled_in(typed);
        let (visitor, action) = (self.visitor.clone(), form.attr("action").unwrap_or(self.path.clone()));
        let method =
            if form.attr("method").is_some_and(|way| way == "post") { Method::POST } else { Method::GET };
        async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            visitor.send(method, action, &fields).await
        }
    }

    fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }
}

/// The same to the byte; where not, the first line that differs is shown and not two whole pages.
#[track_caller]
pub fn same(what: &str, one: &str, other: &str) {
    let differs = one.lines().zip(other.lines()).find(|(one, other)| one != other);
    assert!(one == other, "{what} differs: {differs:#?}");
}
