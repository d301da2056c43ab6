//! Somebody with a browser: sends what browsers send, keeps cookies, and asks the real router without a socket.
//! Verbs of the trade (`omar.claims(&tea)`) are further `impl Visitor` blocks, a file per noun beside this one.
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, HeaderName, HeaderValue, Method, Request, header},
};
use loco_rs::app::AppContext;
use sea_orm::DatabaseConnection;
use serde_json::Value;
use tower::ServiceExt;
use wishare::{
    controllers::sessions::cookie_name,
    models::{Token, users},
};

use super::{Answer, World};

#[derive(Clone)]
pub struct Visitor {
    pub ctx: AppContext,
    router: Router,
    user: Option<users::Model>,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
    headers: HeaderMap,
    address: IpAddr,
}

const FORM: &str = "application/x-www-form-urlencoded";
const FROM_A_BROWSER: [(&str, &str); 5] = [
    ("host", "localhost"),
    ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("accept-language", "en"),
    ("sec-fetch-site", "same-origin"),
    ("user-agent", "A browser"),
];

impl Visitor {
    pub(super) fn new(world: &World) -> Self {
        let pairs = FROM_A_BROWSER
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        Self {
            ctx: world.ctx.clone(),
            router: world.router.clone(),
            user: None,
            cookies: Arc::default(),
            headers: HeaderMap::from_iter(pairs),
            address: Ipv4Addr::LOCALHOST.into(),
        }
    }

    pub(super) fn signed_in(world: &World, user: users::Model, token: &Token) -> Self {
        let visitor = Self { user: Some(user), ..Self::new(world) };
        visitor.takes_cookie(cookie_name(&world.ctx), token.as_str());
        visitor
    }

    pub async fn get(&self, path: impl AsRef<str>) -> Answer {
        self.asks(Method::GET, path, "", Vec::new()).await
    }

    /// Whether a page is another one after this, as a browser finds out that has it already.
    pub async fn renews<F: Future>(&self, path: &str, change: F) -> bool {
        self.get(path).await; // whatever was waiting to be said has been said
        let before = self.get(path).await.answers(200).etag().to_string();
        assert!(!before.is_empty(), "{path} has no name");
        change.await;
        assert_eq!(self.cookie("flash"), None, "who changes something looks elsewhere");
        match self.with_header("if-none-match", &before).get(path).await.status.as_u16() {
            200 => true,
            304 => false,
            other => panic!("{path} answered {other}"),
        }
    }

    pub async fn head(&self, path: impl AsRef<str>) -> Answer {
        self.asks(Method::HEAD, path, "", Vec::new()).await
    }

    /// As a program asks.
    pub async fn get_json(&self, path: impl AsRef<str>) -> Answer {
        self.with_header("accept", "application/json").get(path).await
    }

    pub async fn post(&self, path: impl AsRef<str>, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, fields).await
    }

    pub async fn put(&self, path: impl AsRef<str>, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::PUT, path, fields).await
    }

    pub async fn patch(&self, path: impl AsRef<str>, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::PATCH, path, fields).await
    }

    pub async fn delete(&self, path: impl AsRef<str>) -> Answer {
        self.asks(Method::DELETE, path, "", Vec::new()).await
    }

    /// A form, by any method.
    pub async fn send(&self, method: Method, path: impl AsRef<str>, fields: &[(&str, &str)]) -> Answer {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.asks(method, path, FORM, form.into_bytes()).await
    }

    /// A file, as the field of a form.
    pub async fn uploads(&self, path: impl AsRef<str>, field: &str, file: &[u8]) -> Answer {
        let edge = "an-edge-no-file-contains";
        let head = format!(
            "--{edge}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"file\"\r\n\r\n"
        );
        let body = [head.as_bytes(), file, format!("\r\n--{edge}--\r\n").as_bytes()].concat();
        self.asks(Method::POST, path, &format!("multipart/form-data; boundary={edge}"), body).await
    }

    pub async fn send_json(&self, method: Method, path: impl AsRef<str>, value: &Value) -> Answer {
        let program = self.with_header("accept", "application/json");
        program.asks(method, path, "application/json", serde_json::to_vec(value).unwrap()).await
    }

    /// The whole request, for what none of the others says.
    pub async fn asks(&self, method: Method, path: impl AsRef<str>, kind: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = path.as_ref().parse().unwrap_or_else(|err| panic!("{}: {err}", path.as_ref()));
        *request.headers_mut() = self.headers.clone();
        if !kind.is_empty() {
            request.headers_mut().insert(header::CONTENT_TYPE, kind.parse().unwrap());
        }
        if let Some(cookies) = self.cookie_header() {
            request.headers_mut().insert(header::COOKIE, cookies);
        }
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.address, 50_000)));
        let response = self.router.clone().oneshot(request).await.unwrap();
        self.keeps_cookies_of(response.headers());
        Answer::read(self.clone(), path.as_ref(), response).await
    }

    /// The same browser, saying one thing more (or differently).
    #[must_use]
    pub fn with_header(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.insert(name, HeaderValue::try_from(value).unwrap());
        other
    }

    #[must_use]
    pub fn without_header(&self, name: &'static str) -> Self {
        let mut other = self.clone();
        other.headers.remove(name);
        other
    }

    /// The same browser at another address.
    #[must_use]
    pub fn at_address(&self, address: &str) -> Self {
        Self { address: address.parse().unwrap(), ..self.clone() }
    }

    pub(super) fn at_router(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// The account as it was when the test first named the person.
    pub fn user(&self) -> &users::Model {
        self.user.as_ref().expect("a guest has no account")
    }

    pub fn id(&self) -> i64 {
        self.user().id
    }

    pub fn db(&self) -> &DatabaseConnection {
        &self.ctx.db
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    pub fn takes_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.into(), value.into());
    }

    pub fn cookies(&self) -> BTreeMap<String, String> {
        self.cookies.lock().unwrap().clone()
    }

    fn cookie_header(&self) -> Option<HeaderValue> {
        let jar = self.cookies.lock().unwrap();
        let pairs: Vec<String> = jar.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; ").parse().unwrap())
    }

    fn keeps_cookies_of(&self, headers: &HeaderMap) {
        let mut jar = self.cookies.lock().unwrap();
        for line in headers.get_all(header::SET_COOKIE) {
            let (pair, flags) =
                line.to_str().unwrap().split_once(';').expect("every cookie of ours has flags");
            let (name, value) = pair.split_once('=').unwrap();
            if flags.contains("Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.into(), value.into());
            }
        }
    }
}
