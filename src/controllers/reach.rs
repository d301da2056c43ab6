//! What arrives here of a request from `wishare doctor`: whether the proxy in front kept the name, and for whom it says it
//! asks. Only somebody with the house's own secret is answered, for a minute; for everybody else it is not there.
use axum::{
    extract::{ConnectInfo, FromRequestParts, Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use hmac::{Hmac, Mac};
use loco_rs::{app::AppContext, controller::Routes, prelude::get};
use sha2::Sha256;
use url::Url;

use crate::{Error, Result, app::settings, middleware::rate_limits::behind_proxy, models::Moment};

pub const CALLER: &str = "x-reach-caller";
pub const HOST: &str = "x-reach-host";
/// The other end of the connection, by which who asks knows whether it was theirs.
pub const PORT: &str = "x-reach-port";
pub const THROUGH: &str = "x-reach-through";
/// From the range for documentation: nobody has it.
pub const PRETENDED: &str = "203.0.113.77";

pub async fn show(
    State(ctx): State<AppContext>,
    Path(token): Path<String>,
    asked: Asked,
) -> Result<Response> {
    let now = minute();
    let ours = [now, now - 1].iter().any(|minute| token_at(&settings(&ctx).secret, *minute) == token);
    if !ours {
        return Err(Error::NotFound);
    }
    let told = [(CALLER, asked.caller), (HOST, asked.host), (PORT, asked.port), (THROUGH, asked.through)];
    Ok((StatusCode::OK, told.map(|(name, value)| (HeaderName::from_static(name), value))).into_response())
}

pub fn url(base: &Url, secret: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("/reach/{}", token_at(secret, minute())));
    url
}

pub struct Asked {
    caller: String,
    host: String,
    port: String,
    through: String,
}

impl FromRequestParts<AppContext> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, ctx: &AppContext) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|peer| peer.0);
        let socket = peer.map(|peer| peer.ip());
        let behind = socket.and_then(|socket| behind_proxy(ctx, socket, &parts.headers));
        Ok(Self {
            caller: behind.or(socket).map(|ip| ip.to_string()).unwrap_or_default(),
            host: host(&parts.headers),
            port: peer.map(|peer| peer.port().to_string()).unwrap_or_default(),
            through: if behind.is_some() { "proxy" } else { "nobody" }.into(),
        })
    }
}

fn host(headers: &HeaderMap) -> String {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_string()
}

fn minute() -> i64 {
    Moment::now().0 / 60_000_000
}

fn token_at(secret: &str, minute: i64) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(format!("doctor {minute}").as_bytes());
    BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

pub fn routes() -> Routes {
    Routes::new().add("/reach/{token}", get(show))
}
