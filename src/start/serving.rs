//! From the first request to the last: says where, takes up what was left undone, and ends without losing anybody.
use std::{
    future::{Future, ready},
    time::Duration,
};

use axum::Router;
use loco_rs::{Error, Result, app::AppContext, boot::ServeParams};
use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use super::listening;
use crate::{
    app::{hub, settings, views},
    configuration,
    middleware::draining::Draining,
    models::{Moment, items::reconciling},
};

/// How long open connections may keep a process that was told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

/// Serve until told to stop, after saying where.
pub async fn serve(
    app: Router,
    ctx: &AppContext,
    at: &ServeParams,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let address = format!("{}:{}", at.binding, at.port);
    let listener = TcpListener::bind(&address).await.map_err(|err| {
        Error::Message(format!(
            "Cannot listen on {address}: {err}. Choose another port with `start --port N`."
        ))
    })?;
    let mut stop = Box::pin(stop);
    // Signals are listened for from the first look on, so that whoever reads the line may end us at once.
    tokio::select! {
        biased;
        () = &mut stop => return Ok(()),
        () = ready(()) => println!("Wishare is at {}", reachable_at(ctx, at)),
    }
    let assets = views(ctx).assets;
    tokio::task::spawn_blocking(move || assets.pack());
    take_up_what_was_left(ctx).await;
    let (draining, sockets) = (Draining::default(), hub(ctx));
    let (app, limits) = (draining.around(app), settings(ctx).listening.clone());
    let (told, hears) = oneshot::channel();
    let time = Duration::from_millis(settings(ctx).drain_ms);
    let stop = async move {
        stop.await;
        draining.begin(time).await;
        let _ = told.send(());
        sockets.close().await;
    };
    tokio::select! {
        served = listening::serve(listener, app, &limits, stop) => served?,
        () = patience_after(hears) => tracing::warn!("stopped although somebody was still connected"),
    }
    Ok(())
}

/// Jobs of this process ended with the last one; in a fleet only what waits too long has no job any more.
async fn take_up_what_was_left(ctx: &AppContext) {
    let since =
        if configuration::redis_url().is_none() { Moment::now() } else { reconciling::too_long_ago() };
    if let Err(err) = reconciling::enqueue_waiting_since(ctx, since).await {
        tracing::error!(error = %err, "what was left undone could not be enqueued yet");
    }
}

/// A request that has begun may end, but one that never ends must not keep us.
async fn patience_after(told: oneshot::Receiver<()>) {
    let _ = told.await;
    sleep(PATIENCE).await;
}

fn reachable_at(ctx: &AppContext, at: &ServeParams) -> String {
    let elsewhere = at.port != ctx.config.server.port;
    if elsewhere { format!("http://localhost:{}", at.port) } else { settings(ctx).base_url.clone() }
}
