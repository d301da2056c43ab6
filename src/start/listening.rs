//! Takes connections and speaks HTTP on them, as `axum::serve` does, but with a clock and a measure: whoever says what
//! they want a letter at a time, or never, is cut, and a head that does not end is refused. Bodies have the limits of
//! `server.middlewares` in the configuration.
use std::{convert::Infallible, io, net::SocketAddr, pin::pin, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    response::Response,
};
use hyper::{body::Incoming, server::conn::http1::Builder, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    time::sleep,
};
use tower_service::Service;

use crate::configuration::Listening;

/// After a failure to accept that is not one caller's (no free file, usually), before the next try.
const BREATH: Duration = Duration::from_millis(200);
const MOST_HEADERS: usize = 100;

/// Until `stop`; then takes nobody new, and ends when whoever is connected has been answered.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: &Listening,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stopping, hears) = watch::channel(());
    let builder = builder(limits);
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            taken = listener.accept() => match taken {
                Ok((stream, address)) => {
                    tokio::spawn(answer(builder.clone(), stream, address, app.clone(), hears.clone()));
                }
                Err(error) => take_a_breath(&error).await,
            },
        }
    }
    drop((listener, hears));
    let _ = stopping.send(());
    stopping.closed().await;
    Ok(())
}

/// HTTP/1.1, which is what proxies speak to us. A builder that takes any version runs no clock while it guesses.
fn builder(limits: &Listening) -> Builder {
    let (within, bytes) = (Duration::from_secs(limits.head_within_s.max(1)), limits.head_kib.max(8) * 1024);
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(within)
        .max_buf_size(bytes)
        .max_headers(MOST_HEADERS);
    builder
}

async fn answer(
    builder: Builder,
    stream: TcpStream,
    address: SocketAddr,
    app: Router,
    mut stopping: watch::Receiver<()>,
) {
    // Pages are written whole, so waiting for more only delays them.
    let _ = stream.set_nodelay(true);
    let service =
        service_fn(|request: hyper::Request<Incoming>| ask(app.clone(), request.map(Body::new), address));
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), service).with_upgrades());
    tokio::select! {
        ended = connection.as_mut() => return tell(ended),
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    tell(connection.await);
}

async fn ask(mut app: Router, mut request: Request, address: SocketAddr) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(address));
    app.call(request).await
}

/// A caller who hangs up, or is cut, is no trouble of ours.
fn tell<E: std::fmt::Display>(ended: Result<(), E>) {
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn take_a_breath(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};

    if matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        return;
    }
    tracing::error!(%error, "a connection could not be taken");
    sleep(BREATH).await;
}
